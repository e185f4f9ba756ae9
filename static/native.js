/** @import { Submission } from './submission.js' */

/** Hands it to the browser, with the very fields it had. */
export function submitNatively(/** @type {Submission} */ { data, url, multipart }) {
  const form = document.createElement('form');
  form.hidden = true;
  form.method = 'post';
  form.action = url.href;
  form.enctype = multipart ? 'multipart/form-data' : 'application/x-www-form-urlencoded';
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
    form.append(input);
  }
  document.body.append(form);
  form.submit();
}

/** To another address, even if it is this page's own with a fragment, which alone would load nothing. */
export function go(/** @type {string} */ address) {
  const to = new URL(address, location.href);
  const before = location.href.split('#')[0];
  location.assign(to);
  if (to.hash && to.href.split('#')[0] == before) {
    location.reload();
  }
}
