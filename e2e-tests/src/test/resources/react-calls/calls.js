import { createFromFetch, createServerReference, createTemporaryReferenceSet, encodeReply } from '/react/client.js';
import { told } from '/scripts/told.js';
import { values } from '/scripts/values.js';
import { random } from './random.js';

let status = null;

/** As the framework around React's client sends it: the status is the last answer's. */
export async function callServer(name, given, temporaryReferences) {
  status = 'nothing was sent';
  const body = await encodeReply(given, { temporaryReferences });
  const headers = { Postern: 'call', Accept: 'text/x-component' };
  const answer = await fetch('/_postern/fn/' + name, { method: 'POST', headers, body });
  status = answer.status;
  return createFromFetch(Promise.resolve(answer), { callServer });
}

export const reference = name => createServerReference(name, callServer);

/** What came of a call, in words. */
export async function outcome(call) {
  try {
    const value = await told(await call());
    return `${status} ${value}`;
  } catch (error) {
    // The production build has a number for what the other says in words.
    return `${status} ${error.digest ?? /errors\/\d+/.exec(error.message)?.[0] ?? String(error).split('\n')[0]}`;
  }
}

/** A function of those that take one type and give it back. */
export const typed = (name, ...given) => callServer('typed.' + name, given);

export const keeping = (name, given) => callServer(name, given, createTemporaryReferenceSet());

const echo = reference('echo.echo');

/** Those of the values that came back as something else. */
export async function lost() {
  const wrong = [];
  for (const [name, sent, becomes = sent] of values) {
    const expected = '200 ' + await told(await becomes({ reference }));
    const found = await outcome(async () => echo(await sent({ reference })));
    if (found !== expected) {
      wrong.push(`${name}: ${expected} came back as ${found}`);
    }
  }
  return { of: values.length, wrong };
}

/** The same of values made by chance, each from the next seed. */
export async function lostByChance(first, number) {
  const wrong = [];
  for (let seed = first; seed < first + number; seed++) {
    const expected = '200 ' + await told(random(seed, true));
    const found = await outcome(() => echo(random(seed, false)));
    if (found !== expected) {
      wrong.push(`seed ${seed}: ${expected}\n  came back as ${found}`);
    }
  }
  return wrong;
}

// ── values that are easier made than written ─────────────────────────────────────────────────────────────────────────

Object.assign(globalThis, {
  files: (...contents) => contents.map((text, i) => new File([text], `${i}.txt`, { type: 'text/plain' })),

  many: number => Array.from({ length: number }, () => 0),

  /** An array in an array, so many in all. */
  nested: depth => depth === 1 ? [] : [nested(depth - 1)],
  depthOf: array => array.length ? 1 + depthOf(array[0]) : 1,

  shared: object => [object, ...Object.values(object)],

  cycle(value, put) {
    put(value, value);
    return value;
  },

  forms: number => Array.from({ length: number }, (_, i) => {
    const form = new FormData();
    form.append('i', i);
    return form;
  }),
  /** Those that hold another's field. */
  mixedUp: forms => forms.map(form => Array.from(form.entries()).join()).filter((fields, i) => fields !== `i,${i}`),
});
