import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
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
      const read = decode(arriving(bytesOf(bytes), size), { reference, error });
      if (expectRejects) {
        await assert.rejects(read, expectRejects);
      } else {
        assert.deepEqual(await describe(await read), await describe(await build(expect)));
      }
    });
  }
}

const rows = (...texts) => decode(arriving(Buffer.from(texts.join('')), 3), { reference, error });

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
  for await (const item of await decode(body.getReader(), { reference, error })) {
    if (item == 2) {
      break;
    }
  }
  assert.ok(cancelled);
});

test('what waits for a promise that fails does not outlive it', async () => {
  await assert.rejects(encode([Promise.reject(new RangeError('no')), Promise.reject(new TypeError('neither'))]), RangeError);
});

test('what cannot be sent is named', async () => {
  await assert.rejects(encode([{ listener() {} }]), { message: 'listener is neither data nor a function of the server: Function' });
});
