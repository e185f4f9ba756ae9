{
  // Holds what is sent before the shim is there, with the fields it had then, until the shim is: or for two seconds.
  const held = [];
  let timer;
  const hold = event => {
    const form = event.target;
    if (!event.defaultPrevented && form.querySelector('[name="$post"]')) {
      event.preventDefault();
      held.push([form, event.submitter, new FormData(form, event.submitter)]);
      timer ??= setTimeout(letGo, 2000);
    }
  };
  const off = () => {
    clearTimeout(timer);
    removeEventListener('submit', hold);
  };
  const letGo = async () => {
    off();
    const rest = held.splice(0);
    const [form, button] = rest.pop();
    // A browser posts one form; what was sent before it arrives first, and is shown where that one lands.
    for (const [form, , body] of rest) {
      await fetch(form.getAttribute('action'), { method: 'POST', body });
    }
    form.requestSubmit(button);
  };
  addEventListener('submit', hold);
  window.posternEarly = { held, off };
}
