import { optimistic, transition } from '/_postern/postern.js';
import { like } from '/_postern/fn/likes.js';

for (const form of document.querySelectorAll('#posts form')) {
  const shown = form.querySelector('output');
  const likes = optimistic(Number(shown.dataset.likes), (count, more) => count + more);
  likes.subscribe(({ value }) => {
    shown.textContent = value === 1 ? '1 like' : `${value} likes`;
  });

  const trouble = document.createElement('p');
  trouble.setAttribute('role', 'alert');
  trouble.className = 'post-errors';

  // A double click is one like, as it is for the form: also where the answer comes between its two.
  form.addEventListener('click', event => event.detail > 1 && event.preventDefault());
  let liking = false;
  form.addEventListener('submit', async event => {
    event.preventDefault();
    if (liking) {
      return;
    }
    liking = true;
    trouble.remove();
    const liked = transition(event, () => like(Number(form.dataset.id))).then(count => likes.set(count));
    likes.change(1, liked);
    try {
      await liked;
    } catch {
      trouble.textContent = 'This did not get through. Try again.';
      form.append(trouble);
    } finally {
      liking = false;
    }
  });
}
