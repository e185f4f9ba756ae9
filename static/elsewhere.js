import { attr, select } from './dom.js';

/**
 * Makes ready for another page: its address, with a step of its own to go back by, and the styles that this page lacks.
 * @type {(to: URL, fresh: Document) => void}
 */
export function leave(to, fresh) {
  history.pushState(null, '', to);
  select('head link[rel~=stylesheet]', fresh)
    .filter(e => !select(`link[href=${JSON.stringify(attr(e, 'href'))}]`)[0])
    .forEach(e => document.head.append(document.importNode(e)));
  scrollTo(0, 0);
}
