/** Calls functions of the server with real arguments, and reads what they give: loaded with the first call. */
import { encode } from './reply.js';
import { decode } from './rows.js';
/** @import { MakesReference } from './rows.js' */

/**
 * @typedef {object} Options
 * @property {AbortSignal} [signal] says when nobody waits for it any more
 * @property {(address: string) => void} [redirect] where the function leads to; if not given, the browser goes there
 * @property {(words: string) => void} [notice] what it has to say
 */

/** What a call was answered with, where it was not done. */
class CallError extends Error {
  /**
   * @param {{ title?: string, detail?: string, status?: number, code?: string, digest?: string, fields?: Record<string, string[]> }} problem
   * @param {ErrorOptions} [options]
   */
  constructor(problem, options) {
    super(problem.detail ?? problem.title ?? `HTTP ${problem.status}`, options);
    this.name = 'CallError';
    this.status = problem.status ?? 500;
    this.code = problem.code ?? null;
    this.digest = problem.digest ?? null;
    this.fields = problem.fields ?? {};
  }
}

/** The last call of each function that takes them one by one. @type {Map<string, Promise<unknown>>} */
const lines = new Map();

/** How long to wait before what found no answer is sent again. */
const PAUSES = [300, 2_000];

/**
 * @param {MakesReference} reference for functions that come back
 * @param {string} id
 * @param {boolean} parallel whether it need not wait for those before it
 * @param {unknown[]} given
 * @param {Options} options
 * @returns {Promise<any>}
 */
export function call(reference, id, parallel, given, options) {
  const { signal } = options;
  // Of one function, whatever is bound.
  const [line] = id.split('~');
  const before = parallel ? undefined : lines.get(line);
  // As it is now: it may be changed while it waits.
  const body = encode(given);
  const left = new Promise((_, fail) => signal?.addEventListener('abort', () => fail(signal.reason), { once: true }));
  const result = Promise.race([Promise.all([body, before]), left]).then(async () => {
    signal?.throwIfAborted();
    return read(reference, await send(id, await body, signal), options);
  });
  if (!parallel) {
    lines.set(line, Promise.allSettled([before, result]));
  }
  return result;
}

/** @type {(id: string, body: string | FormData, signal?: AbortSignal) => Promise<Response>} */
async function send(id, body, signal) {
  /** @type {Record<string, string>} */
  const headers = { Postern: 'call', Accept: 'text/x-component' };
  const ticket = document.querySelector('script[data-post-ticket]')?.getAttribute('data-post-ticket');
  if (ticket) {
    // Drawn, not counted: a page that the browser kept from before has the same ticket.
    const [high, low] = crypto.getRandomValues(new Uint32Array(2));
    headers['Postern-Key'] = `${ticket}.${(high % 65_536) * 2 ** 32 + low + 1}`;
  }
  // Without a key, what found no answer may have been done, and would be done twice.
  const pauses = ticket ? PAUSES : [];
  for (let tries = 0; ; tries++) {
    try {
      return await fetch(addressOf(id), { method: 'POST', headers, body, signal });
    } catch (cause) {
      signal?.throwIfAborted();
      if (tries == pauses.length) {
        throw new CallError({ status: 0, code: 'no_answer', title: 'There is no answer' }, { cause });
      }
      await new Promise(rested => setTimeout(rested, pauses[tries]));
    }
  }
}

/** No id leads elsewhere, whoever wrote it. */
const addressOf = (/** @type {string} */ id) => '/_postern/fn/' + encodeURIComponent(id);

/** @type {(row: { digest?: string, problem?: object }) => CallError} */
const error = ({ digest, problem }) => new CallError(problem ?? { digest });

/** Reads what a page holds in text. @type {(reference: MakesReference, text: string) => Promise<any>} */
export const parse = (reference, text) =>
  decode(/** @type {ReadableStream} */ (new Response(text).body).getReader(), { reference, error });

/** @type {(reference: MakesReference, answer: Response, options: Options) => Promise<any>} */
async function read(reference, { status, headers, body }, { redirect, notice }) {
  if (!body || !headers.get('Content-Type')?.startsWith('text/x-component')) {
    throw new CallError({ status });
  }
  const value = await decode(body.getReader(), { reference, error });
  const words = headers.get('Postern-Notice');
  const address = headers.get('Postern-Location');
  if (words) {
    notice?.(decodeURIComponent(words));
  }
  if (address) {
    (redirect ?? (to => location.assign(to)))(address);
  }
  return value;
}
