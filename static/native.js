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
