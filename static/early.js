{
  // Holds what is sent before the shim is there, with the fields it had then, until the shim is: or for two seconds.
  /** @type {[HTMLFormElement, HTMLElement | null, FormData][]} */
  const held = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const hold = (/** @type {SubmitEvent} */ event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
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
    const [form, button, fields] = /** @type {typeof held[0]} */ (rest.pop());
    // A browser posts one form; what was sent before it arrives first, if it can, and is shown where that one lands.
    for (const [form, button, body] of rest) {
      const action = button?.getAttribute('formaction') ?? form.getAttribute('action') ?? '';
      await fetch(action, { method: 'POST', body, signal: AbortSignal.timeout(5000) }).catch(() => {});
    }
    form.addEventListener('formdata', ({ formData }) => {
      [...formData.keys()].forEach(name => formData.delete(name));
      fields.forEach((value, name) => formData.append(name, value));
    }, { once: true });
    form.requestSubmit(button);
  };
  addEventListener('submit', hold);
  /** @type {any} */ (window).posternEarly = { held, off };
}
