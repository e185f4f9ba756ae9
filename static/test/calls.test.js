import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { call } from '../calls.js';
import { encode } from '../reply.js';
import { decode } from '../rows.js';
import { build, describe } from './values.js';

/** What React's own client writes, and what its own server does: see the files. */
const vectors = name => JSON.parse(readFileSync(new URL(`../../framework/src/test/resources/wire/${name}.json`, import.meta.url))).cases;

/** What of React's client is otherwise here, and why. */
const OTHERWISE = {
  'reject-null-proto': 'an object without a prototype is data, such as Object.groupBy gives',
  'cycle-map': 'a Map that contains itself is in no answer of ours; React gives null in its place',
};

const partsOf = async body => (typeof body == 'string'
  ? { text: body }
  : {
    parts: await Promise.all([...body].map(async ([name, value]) => (typeof value == 'string'
      ? { name, text: value }
      : { name, filename: value.name, type: value.type, base64: Buffer.from(await value.arrayBuffer()).toString('base64') }))),
  });

const sorted = ({ text, parts }) => (text == null
  ? parts.toSorted((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0))
  : text);

for (const { name, value, body, encodeError, options } of vectors('reply-vectors')) {
  if (options || !(body || encodeError) || OTHERWISE[name]) {
    continue;
  }
  test(`what is given: ${name}`, async () => {
    const written = encode(build(value)).then(partsOf);
    if (encodeError) {
      await assert.rejects(written);
    } else {
      assert.deepEqual(sorted(await written), sorted(body));
    }
  });
}

const reference = (id, order, bound) => Object.assign(() => {}, { $$id: id, $$bound: bound });
const broken = thrown => thrown ?? new TypeError('The answer broke off');
const error = ({ digest }) => Object.assign(new Error('from the server'), { digest });

/** @returns {ReadableStreamDefaultReader<Uint8Array>} of these bytes, so many at a time */
const arriving = (bytes, size) => new ReadableStream({
  start(controller) {
    for (let at = 0; at < bytes.length; at += size) {
      controller.enqueue(new Uint8Array(bytes.subarray(at, at + size)));
    }
    controller.close();
  },
}).getReader();

const bytesOf = ({ text, base64 }) => (text == null ? Buffer.from(base64, 'base64') : Buffer.from(text));

for (const { name, value, bytes, expect = value, expectRejects } of vectors('response-vectors')) {
  for (const size of OTHERWISE[name] ? [] : [1, 7, 100_000]) {
    test(`what comes back: ${name}, ${size} bytes at a time`, async () => {
      const read = decode(arriving(bytesOf(bytes), size), { reference, error, broken });
      if (expectRejects) {
        await assert.rejects(read, expectRejects);
      } else {
        assert.deepEqual(await describe(await read), await describe(await build(expect)));
      }
    });
  }
}

const rows = (...texts) => decode(arriving(Buffer.from(texts.join('')), 3), { reference, error, broken });

test('rows may refer to rows that are still to come', async () => {
  assert.deepEqual(await rows('0:["$Q1","$3:a"]\n', '1:[["k","$2"]]\n', '2:[2]\n', '3:{"a":"$2"}\n'), [new Map([['k', [2]]]), [2]]);
});

test('an answer that breaks off fails all that is waited for, and says so', async () => {
  await assert.rejects(rows('0:["$1"]\n'), /broke off/);
  const [promised, streamed] = await rows('0:["$@1","$2"]\n', '2:X\n', '2:1\n');
  await assert.rejects(promised, /broke off/);
  const iterator = streamed[Symbol.asyncIterator]();
  assert.equal((await iterator.next()).value, 1);
  await assert.rejects(iterator.next(), /broke off/);
});

test('who is through with the only stream ends the answer', async () => {
  let cancelled = false;
  const body = new ReadableStream({
    start: controller => controller.enqueue(new Uint8Array(Buffer.from('1:X\n0:"$1"\n1:1\n1:2\n'))),
    cancel: () => {
      cancelled = true;
    },
  });
  for await (const item of await decode(body.getReader(), { reference, error, broken })) {
    if (item == 2) {
      break;
    }
  }
  assert.ok(cancelled);
});

/** A stream that goes on, and whether somebody has ended it. */
const endless = text => {
  const made = { cancelled: false };
  made.body = new ReadableStream({
    start: controller => controller.enqueue(new Uint8Array(Buffer.from(text))),
    cancel: () => {
      made.cancelled = true;
    },
  });
  return made;
};

test('who leaves a stream that has ended does not end the others', async () => {
  const answer = endless('1:X\n2:X\n0:["$1","$2"]\n1:1\n1:C\n2:1\n2:2\n');
  const [one, two] = await decode(answer.body.getReader(), { reference, error, broken });
  const first = one[Symbol.asyncIterator]();
  await first.next();
  await first.return();
  await first.return();
  assert.equal(answer.cancelled, false);
  const second = two[Symbol.asyncIterator]();
  assert.equal((await second.next()).value, 1);
  await second.return();
  assert.ok(answer.cancelled);
});

test('of two readers of one stream, the last to leave ends it', async () => {
  const answer = endless('1:X\n0:"$1"\n1:1\n1:2\n');
  const items = await decode(answer.body.getReader(), { reference, error, broken });
  const [one, two] = [items[Symbol.asyncIterator](), items[Symbol.asyncIterator]()];
  await one.next();
  await one.return();
  assert.equal(answer.cancelled, false);
  assert.equal((await two.next()).value, 1);
  await two.return();
  assert.ok(answer.cancelled);
});

test('who asks for more than has come gets one after the other, and nothing behind the end', async () => {
  const items = (await rows('0:"$1"\n', '1:X\n', '1:1\n', '1:2\n', '1:C\n'))[Symbol.asyncIterator]();
  const all = await Promise.all([1, 2, 3, 4].map(() => items.next()));
  assert.deepEqual(all.map(({ done, value }) => [done, value]), [[false, 1], [false, 2], [true, undefined], [true, undefined]]);
  const broken = (await rows('0:"$1"\n', '1:X\n', '1:E{}\n'))[Symbol.asyncIterator]();
  const [failed, ended] = await Promise.allSettled([broken.next(), broken.next()]);
  assert.match(failed.reason.message, /from the server/);
  assert.deepEqual(ended.value, { done: true, value: undefined });
});

test('a stream that has failed keeps nobody from ending the others', async () => {
  const answer = endless('1:X\n2:X\n0:["$1","$2"]\n1:E{}\n2:1\n');
  const [one, two] = await decode(answer.body.getReader(), { reference, error, broken });
  await assert.rejects(one[Symbol.asyncIterator]().next(), /from the server/);
  const second = two[Symbol.asyncIterator]();
  await second.next();
  await second.return();
  assert.ok(answer.cancelled);
});

test('what waits for a promise that fails does not outlive it', async () => {
  await assert.rejects(encode([Promise.reject(new RangeError('no')), Promise.reject(new TypeError('neither'))]), RangeError);
});

test('what cannot be sent is named', async () => {
  const named = (given, name) =>
    assert.rejects(encode(given), { message: `${name} is neither data nor a function of the server: Function` });
  await named([1, () => {}], '1');
  await named([{ listener() {} }], '0.listener');
  await named([0, { rows: [{}, { on: { click() {} } }] }], '1.rows.1.on.click');
  await named([new Map([['a', () => {}]])], '1');
});

/** A page that calls, with what its requests are answered: a text of rows, or the source of a stream that reports. */
function answered(t, ticket, ...answers) {
  const sent = [];
  t.mock.method(globalThis, 'fetch', async (address, init) => {
    const begin = answers[sent.push({ address, ...init }) - 1];
    return typeof begin == 'string'
      ? new Response(begin, { headers: { 'Content-Type': 'text/x-component' } })
      : new Response(new ReadableStream(begin), { headers: { 'Postern-Progress': '1', 'Content-Type': 'application/x-ndjson' } });
  });
  globalThis.document = { querySelector: () => ticket && { getAttribute: () => ticket } };
  t.after(() => delete globalThis.document);
  return sent;
}

/** What a stream does that has these bytes, so many at a time, and then perhaps an end. */
const chunks = (text, size, end = controller => controller.close()) => {
  const bytes = new Uint8Array(Buffer.from(text));
  let at = 0;
  return {
    pull(controller) {
      if (at < bytes.length) {
        controller.enqueue(bytes.slice(at, at += size));
      } else {
        return end(controller);
      }
    },
  };
};

const HEAD = '{"status":200,"headers":{"Content-Type":"text/x-component","Postern-Notice":"Fertig%21"}}\n';
const REPORTS = '\n{"done":0,"total":2,"words":"Käse, 🧀"}\n\n{"done":2,"total":0}\n';
const CUT = controller => controller.error(new TypeError('cut'));

/** Calls a function, and tells of all that is heard. */
const heard = async () => {
  const all = [];
  const listen = what => (...given) => all.push([what, ...given]);
  const value = call(reference, 'far.away', true, [], { progress: listen('progress'), notice: listen('notice') });
  return [...await value.then(came => [['value', came]], thrown => [['error', thrown.status, thrown.code]]), ...all];
};

for (const size of [1, 2, 7, 64, 100_000]) {
  test(`reports come before the answer, ${size} bytes at a time`, async t => {
    const sent = answered(t, null, chunks(`${REPORTS}${HEAD}1:["Käse"]\n0:{"a":"$1"}\n`, size));
    assert.deepEqual(await heard(), [
      ['value', { a: ['Käse'] }], ['progress', 0, 2, 'Käse, 🧀'], ['progress', 2, 0, ''], ['notice', 'Fertig!'],
    ]);
    assert.equal(sent[0].headers['Postern-Progress'], '1');
  });
}

test('a function may report nothing', async t => {
  answered(t, null, '0:7\n');
  assert.deepEqual(await heard(), [['value', 7]]);
});

test('reports are asked for by who listens alone', async t => {
  const sent = answered(t, null, '0:1\n');
  assert.equal(await call(reference, 'far.away', true, [], {}), 1);
  assert.equal('Postern-Progress' in sent[0].headers, false);
});

test('an answer behind reports may be an error, of the status that it says', async t => {
  answered(t, null, chunks(`${REPORTS}{"status":422,"headers":{"Content-Type":"text/x-component"}}\n`
    + '0:E{"digest":"refused","problem":{"status":422,"code":"refused","title":"No"}}\n', 50));
  assert.deepEqual((await heard())[0], ['error', 422, 'refused']);
  answered(t, null, chunks(`${REPORTS}{"status":503,"headers":{"Content-Type":"text/html"}}\n<p>`, 50));
  assert.deepEqual((await heard())[0], ['error', 503, null]);
});

test('what listens to reports may throw: the call goes on, and the page hears of the error', async t => {
  const thrown = [];
  t.mock.method(globalThis, 'queueMicrotask', job => Promise.resolve().then(job).catch(error => thrown.push(error.message)));
  answered(t, null, chunks(`${REPORTS}${HEAD}0:7\n`, 50));
  const progress = () => {
    throw new Error('no element');
  };
  assert.equal(await call(reference, 'far.away', true, [], { progress }), 7);
  assert.deepEqual(thrown, ['no element', 'no element']);
});

test('rows behind reports are read as they come, and who is through with them ends them', async t => {
  let cancelled = false;
  answered(t, null, {
    ...chunks(`${REPORTS}${HEAD}1:X\n0:"$1"\n1:1\n1:2\n`, 5, () => new Promise(() => {})),
    cancel: () => {
      cancelled = true;
    },
  });
  for await (const item of await call(reference, 'far.away', true, [], { progress() {} })) {
    if (item == 2) {
      break;
    }
  }
  assert.ok(cancelled);
});

for (const [end, what] of [[CUT, 'are cut'], [undefined, 'just end']]) {
  test(`reports that ${what} are no answer: without a ticket the call is not sent again`, async t => {
    const sent = answered(t, null, chunks(REPORTS, 9, end));
    assert.deepEqual(await heard(), [
      ['error', 0, 'no_answer'], ['progress', 0, 2, 'Käse, 🧀'], ['progress', 2, 0, ''],
    ]);
    assert.equal(sent.length, 1);
  });

  test(`reports that ${what} are no answer: with a ticket the call is sent again under its key`, async t => {
    const sent = answered(t, 'ticket', chunks(REPORTS, 9, end), chunks(`${HEAD}0:7\n`, 9));
    assert.deepEqual((await heard())[0], ['value', 7]);
    assert.equal(sent.length, 2);
    assert.match(sent[0].headers['Postern-Key'], /^ticket[.]/);
    assert.equal(sent[1].headers['Postern-Key'], sent[0].headers['Postern-Key']);
  });
}

test('an answer that breaks off behind reports is not asked for again', async t => {
  const sent = answered(t, 'ticket', chunks(`${REPORTS}${HEAD}0:["$1"]\n`, 9, CUT));
  assert.deepEqual((await heard())[0], ['error', 0, 'no_answer']);
  assert.equal(sent.length, 1);
});

test('who was logged in by a call goes on under the ticket that came with it', async t => {
  const sent = answered(t, null, '0:1\n', '0:2\n');
  const holder = { ticket: 'before', getAttribute: () => holder.ticket, setAttribute: (_, ticket) => holder.ticket = ticket };
  document.querySelector = () => holder;
  const { fetch } = globalThis;
  t.mock.method(globalThis, 'fetch', async (...given) => {
    const answer = await fetch(...given);
    if (sent.length == 1) {
      answer.headers.set('Postern-Ticket', 'after');
    }
    return answer;
  });
  await call(reference, 'account.enter', true, [], {});
  await call(reference, 'far.away', true, [], {});
  assert.match(sent[0].headers['Postern-Key'], /^before[.]/);
  assert.match(sent[1].headers['Postern-Key'], /^after[.]/);
});

test('an answer that breaks off is no answer, and says by what', async t => {
  answered(t, null, '0:["$1"]\n');
  await assert.rejects(call(reference, 'far.away', true, [], {}), { name: 'CallError', status: 0, code: 'no_answer' });
});

test('who has left already is not kept waiting', async t => {
  const sent = answered(t, null, { start() {} });
  call(reference, 'in.turn', false, [], {}).catch(() => {});
  const left = new Error('gone');
  await assert.rejects(call(reference, 'in.turn', false, [], { signal: AbortSignal.abort(left) }), left);
  assert.equal(sent.length, 1);
});

test('who leaves before it is sent again hears so at once', async t => {
  t.mock.method(globalThis, 'fetch', () => Promise.reject(new TypeError('offline')));
  globalThis.document = { querySelector: () => ({ getAttribute: () => 'ticket' }) };
  t.after(() => delete globalThis.document);
  const leaving = new AbortController();
  const left = new Error('gone');
  const listening = t.mock.method(leaving.signal, 'removeEventListener');
  const result = call(reference, 'far.away', true, [], { signal: leaving.signal });
  setTimeout(() => leaving.abort(left), 10);
  const before = Date.now();
  await assert.rejects(result, left);
  assert.ok(Date.now() - before < 200, 'before the pause was over');
  assert.ok(listening.mock.callCount(), 'nobody listens any more');
});

test('what has logged somebody in is not sent again by whoever that is', async t => {
  const sent = answered(t, null, chunks(REPORTS, 9, CUT), chunks(`${HEAD}0:7\n`, 9));
  const holder = { ticket: 'before', getAttribute: () => holder.ticket, setAttribute: (_, ticket) => holder.ticket = ticket };
  document.querySelector = () => holder;
  const { fetch } = globalThis;
  t.mock.method(globalThis, 'fetch', async (...given) => {
    const answer = await fetch(...given);
    answer.headers.set('Postern-Ticket', 'after');
    return answer;
  });
  assert.deepEqual((await heard())[0], ['error', 0, 'no_answer']);
  assert.equal(sent.length, 1);
});

test('who leaves while the answer comes hears why, of what is still to come too', async t => {
  const leaving = new AbortController();
  answered(t, null, {
    ...chunks(`${HEAD}1:X\n0:"$1"\n1:1\n`, 500, controller => new Promise((_, fail) => {
      leaving.signal.addEventListener('abort', () => {
        controller.error(leaving.signal.reason);
        fail();
      });
    })),
  });
  const items = (await call(reference, 'far.away', true, [], { signal: leaving.signal, progress() {} }))[Symbol.asyncIterator]();
  assert.equal((await items.next()).value, 1);
  const left = new Error('gone');
  leaving.abort(left);
  await assert.rejects(items.next(), left);
});
