// React's packages are CommonJS. What a bundler would make of them is few lines: `files`, above, has each as a function.

/** Only what leads to components of the page's needs webpack, and no function of a server's gives any. */
const __webpack_require__ = id => {
  throw new Error(`This page has no component ${id}`);
};
__webpack_require__.u = () => '';
const __webpack_chunk_load__ = __webpack_require__;

const loaded = {};

function require(name) {
  if (!loaded[name]) {
    const module = { exports: {} };
    files[name](module, module.exports, require);
    loaded[name] = module.exports;
  }
  return loaded[name];
}

export const {
  createFromFetch,
  createServerReference,
  createTemporaryReferenceSet,
  encodeReply,
} = require('react-server-dom-webpack/client');

/** What React asks each framework for: how a call gets to the server, and its answer back. */
export async function callServer(name, given) {
  const answer = fetch('/_postern/fn/' + name, {
    method: 'POST',
    headers: { Postern: 'call', Accept: 'text/x-component' },
    body: await encodeReply(given),
  });
  return createFromFetch(answer, { callServer });
}

/** A function of the server by its name, as React passes them around. */
export const reference = name => createServerReference(name, callServer);
