/** Calls functions of the server with real arguments, and reads what they give: loaded with the first call. */
import { encode } from './reply.js';
import { decode, joined } from './rows.js';
/** @import { MakesReference } from './rows.js' */

/**
 * @typedef {object} Options
 * @property {AbortSignal} [signal] says when nobody waits for it any more
 * @property {(address: string) => void} [redirect] where the function leads to; if not given, the browser goes there
 * @property {(words: string) => void} [notice] what it has to say
 * @property {(done: number, total: number, words: string) => void} [progress] how far it is
 */

/** What a call was answered with, where it was not done. */
class CallError extends Error {
  /**
   * @param {{ title?: string, detail?: string, status?: number, code?: string, digest?: string, fields?: Record<string, string[]>,
   *   errors?: { path: string, message: string }[] }} problem
   * @param {ErrorOptions} [options]
   */
  constructor(problem, options) {
    super(problem.detail ?? problem.title ?? `HTTP ${problem.status}`, options);
    this.name = 'CallError';
    this.status = problem.status ?? 500;
    this.code = problem.code ?? null;
    this.digest = problem.digest ?? null;
    this.fields = problem.fields ?? {};
    this.errors = problem.errors ?? [];
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
  const { signal, progress } = options;
  // Of one function, whatever is bound.
  const [line] = id.split('~');
  const before = parallel ? undefined : lines.get(line);
  // As it is now: it may be changed while it waits.
  const body = encode(given);
  /** @type {() => void} */
  let leave = () => {};
  const left = new Promise((_, fail) => {
    leave = () => fail(signal?.reason);
    signal?.aborted ? leave() : signal?.addEventListener('abort', leave);
  });
  const answered = Promise.all([body, before]).then(async ([body]) => {
    signal?.throwIfAborted();
    return read(reference, await send(id, body, signal, progress), options);
  });
  const result = Promise.race([answered, left]).finally(() => signal?.removeEventListener('abort', leave));
  if (!parallel) {
    lines.set(line, Promise.allSettled([before, result]).then(() => {}));
  }
  return result;
}

/** @type {(id: string, body: string | FormData, signal?: AbortSignal, progress?: Options['progress']) => Promise<Answer>} */
async function send(id, body, signal, progress) {
  /** @type {Record<string, string>} */
  const headers = { Postern: 'call', Accept: 'text/x-component' };
  if (progress) {
    headers['Postern-Progress'] = '1';
  }
  const holder = document.querySelector('script[data-post-ticket]');
  const ticket = holder?.getAttribute('data-post-ticket');
  if (ticket) {
    // Drawn, not counted: a page that the browser kept from before has the same ticket.
    const [high, low] = crypto.getRandomValues(new Uint32Array(2));
    headers['Postern-Key'] = `${ticket}.${(high % 65_536) * 2 ** 32 + low + 1}`;
  }
  // Without a key, what found no answer may have been done, and would be done twice.
  const pauses = ticket ? PAUSES : [];
  let renewed;
  for (let tries = 0; ; tries++) {
    try {
      const answer = await fetch(addressOf(id), { method: 'POST', headers, body, signal });
      renewed = answer.headers.get('Postern-Ticket');
      if (renewed) {
        // Who calls has logged in or out: what they call from here on, they call as somebody else.
        holder?.setAttribute('data-post-ticket', renewed);
      }
      return progress && answer.headers.has('Postern-Progress') ? await behind(answer, progress) : answer;
    } catch (cause) {
      signal?.throwIfAborted();
      // Nor may somebody else send it again: it has made them so.
      if (renewed || tries == pauses.length) {
        throw noAnswer(cause);
      }
      await new Promise(rested => setTimeout(rested, pauses[tries]));
    }
  }
}

/** @typedef {{ status: number, headers: Headers, body: { getReader(): any } | null }} Answer */

/**
 * Reads how far a function is, a line of JSON each, up to the one that begins the answer itself.
 * @type {(answer: Response, progress: NonNullable<Options['progress']>) => Promise<Answer>}
 */
async function behind({ body }, progress) {
  const reader = /** @type {ReadableStream<Uint8Array>} */ (body).getReader();
  const text = new TextDecoder();
  let rest = new Uint8Array();
  for (;;) {
    const end = rest.indexOf(10);
    if (end < 0) {
      const { value } = await reader.read();
      if (!value) {
        throw new TypeError('The answer broke off');
      }
      rest = joined([rest, value]);
      continue;
    }
    // In silence a line is empty.
    const { status, headers, done, total, words = '' } = JSON.parse(text.decode(rest.subarray(0, end)) || '{}');
    rest = rest.slice(end + 1);
    if (status) {
      const read = async () => {
        const value = rest;
        rest = new Uint8Array();
        return value.length ? { value } : reader.read();
      };
      return { status, headers: new Headers(headers), body: { getReader: () => ({ read, cancel: () => reader.cancel() }) } };
    }
    if (total != null) {
      // What it throws is no concern of the call's.
      queueMicrotask(() => progress(done, total, words));
    }
  }
}

/** No id leads elsewhere, whoever wrote it. */
const addressOf = (/** @type {string} */ id) => '/_postern/fn/' + encodeURIComponent(id);

/** @type {(cause: unknown) => CallError} */
const noAnswer = cause => new CallError({ status: 0, code: 'no_answer', title: 'There is no answer' }, { cause });

/** @type {(row: { digest?: string, problem?: object }) => CallError} */
const error = ({ digest, problem }) => new CallError(problem ?? { digest });

/** Reads what a page holds in text. @type {(reference: MakesReference, text: string) => Promise<any>} */
export const parse = (reference, text) =>
  decode(/** @type {ReadableStream} */ (new Response(text).body).getReader(), { reference, error, broken: noAnswer });

/** @type {(reference: MakesReference, answer: Answer, options: Options) => Promise<any>} */
async function read(reference, { status, headers, body }, { signal, redirect, notice }) {
  if (!body || !headers.get('Content-Type')?.startsWith('text/x-component')) {
    throw new CallError({ status });
  }
  const broken = (/** @type {unknown} */ thrown) => signal?.aborted ? signal.reason : noAnswer(thrown);
  const value = await decode(body.getReader(), { reference, error, broken });
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
