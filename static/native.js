/** @import { Submission } from './submission.js' */

/**
 * Hands it to the browser, with the very fields it had.
 * @param {Submission} submission
 * @param {Response} answer that the shim got to it, and the browser will get again
 * @param {() => void} stayed called where the browser will stay on this page all the same: a file is saved, and nothing is nothing
 */
export function submitNatively({ data, url, multipart }, { status, headers }, stayed) {
  const form = document.createElement('form');
  form.hidden = true;
  form.method = 'post';
  form.action = url.href;
  form.enctype = multipart ? 'multipart/form-data' : 'application/x-www-form-urlencoded';
  const inputs = document.createDocumentFragment();
  for (const [name, value] of data) {
    const input = document.createElement('input');
    input.name = name;
    if (value instanceof File) {
      input.type = 'file';
      if (value.name) {
        const files = new DataTransfer();
        files.items.add(value);
        input.files = files.files;
      }
    } else {
      input.type = 'hidden';
      input.value = value;
    }
    inputs.append(input);
  }
  // A field may be called like what forms have and do: "append", "submit".
  form.append(inputs);
  document.body.append(form);
  HTMLFormElement.prototype.submit.call(form);
  if (status == 204 || /^attachment/i.test(headers.get('Content-Disposition') ?? '')) {
    stayed();
  }
}

/**
 * To another address, even if it is this page's own with a fragment, which alone would load nothing.
 * @param {string} address
 * @param {() => void} stayed called where the browser is on this page all the same: what is there may be saved as a file
 */
export function go(address, stayed) {
  const timer = setTimeout(stayed, 3_000);
  addEventListener('pagehide', () => clearTimeout(timer), { once: true });
  const to = new URL(address, location.href);
  const before = location.href.split('#')[0];
  location.assign(to);
  if (to.hash && to.href.split('#')[0] == before) {
    location.reload();
  }
}
