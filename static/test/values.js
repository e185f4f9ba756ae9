/**
 * JavaScript's values as the vectors of React's formats write them down: plain JSON, in which every object is a tag with
 * a member `t`.
 */

/** @param {string} base64 */
const bytesOf = base64 => Uint8Array.from(Buffer.from(base64, 'base64'));
/** @param {ArrayBufferView | ArrayBuffer} view */
const base64Of = view => Buffer.from(view.buffer ? view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength) : view).toString('base64');

const failure = ({ message, digest } = {}) => Object.assign(new Error(message), { digest });

class Instance {
  a = 1;
}

/** Makes the value that is written so. */
export function build(written, named = new Map()) {
  const all = items => (items ?? []).map(item => build(item, named));
  if (Array.isArray(written)) {
    const made = [];
    written.forEach((item, at) => {
      if (item?.t == 'hole') {
        made.length = at + 1;
      } else {
        made[at] = item?.t == 'ref' ? named.get(item.id) : build(item, named);
      }
    });
    return made;
  }
  if (!written || typeof written != 'object') {
    return written;
  }
  const { t, v, entries, items, base64, name, type } = written;
  switch (t) {
    case 'undefined': return undefined;
    case 'number': return Number(v);
    case 'bigint': return BigInt(v);
    case 'symbol': return Symbol.for(v);
    case 'localSymbol': return Symbol(v);
    case 'date': return new Date(v ?? NaN);
    case 'object': return fill({}, entries, named);
    case 'nullProto': return fill(Object.create(null), entries, named);
    case 'map': return fillMap(new Map(), entries, named);
    case 'set': return new Set(all(items));
    case 'formdata': {
      const data = new FormData();
      entries.forEach(([field, value]) => data.append(field, build(value, named)));
      return data;
    }
    case 'typed': return new globalThis[written.kind](bytesOf(base64).buffer);
    case 'arraybuffer': return bytesOf(base64).buffer;
    case 'dataview': return new DataView(bytesOf(base64).buffer);
    case 'blob': return new Blob([bytesOf(base64)], { type });
    case 'file': return new File([bytesOf(base64)], name, { type });
    case 'promise': {
      const made = new Promise((open, fail) => setTimeout(
        () => ('reject' in written ? fail(failure(written.reject)) : open(build(written.value, named))),
        written.delay ?? 0,
      ));
      made.catch(() => {});
      return made;
    }
    case 'serverRef': return Object.assign(() => {}, { $$id: written.id, $$bound: written.bound && all(written.bound) });
    case 'iterator': return all(items)[Symbol.iterator]();
    case 'iterable': return { *[Symbol.iterator]() { yield* all(items); } };
    case 'stream': return new ReadableStream({
      start(controller) {
        all(items).forEach(item => controller.enqueue(item));
        written.error ? controller.error(failure(written.error)) : controller.close();
      },
    });
    case 'byteStream': return new ReadableStream({
      type: 'bytes',
      start(controller) {
        written.chunks.forEach(chunk => controller.enqueue(bytesOf(chunk)));
        controller.close();
      },
    });
    case 'asyncIterator': return several(written, named);
    case 'asyncIterable': return { [Symbol.asyncIterator]: () => several(written, named) };
    case 'error': return failure(written);
    case 'def': return define(written, named);
    case 'ref': return named.get(written.id);
    case 'nonEnumerable': return Object.defineProperty({ a: 1 }, 'b', { value: 2 });
    case 'getter': return { get a() { return v; } };
    case 'toJSON': return { toJSON: () => v };
    case 'symbolKey': return { a: 1, [Symbol.for('b')]: 2 };
    case 'url': return new URL(v);
    case 'regexp': return new RegExp(v);
    case 'weakmap': return new WeakMap();
    case 'classInstance': return new Instance();
    case 'function': return () => {};
    case 'element': return { $$typeof: Symbol.for('react.transitional.element'), type: written.type, props: {} };
    default: throw new Error('not known: ' + t);
  }
}

async function* several(written, named) {
  for (const item of written.items) {
    yield build(item, named);
  }
  if (written.error) {
    throw failure(written.error);
  }
  return build(written.return, named);
}

function fill(object, entries, named) {
  for (const [key, value] of entries) {
    Object.defineProperty(object, key, { value: build(value, named), enumerable: true, configurable: true, writable: true });
  }
  return object;
}

function fillMap(map, entries, named) {
  entries.forEach(([key, value]) => map.set(build(key, named), build(value, named)));
  return map;
}

/** What is named may contain itself: it is there before what is in it. */
function define({ id, value }, named) {
  const made = Array.isArray(value) ? [] : value.t == 'object' ? {} : value.t == 'map' ? new Map() : build(value, named);
  named.set(id, made);
  if (Array.isArray(value)) {
    made.push(...build(value, named));
  } else if (value.t == 'object') {
    fill(made, value.entries, named);
  } else if (value.t == 'map') {
    fillMap(made, value.entries, named);
  }
  return made;
}

/** Writes a value down, so that two of them can be compared; what is to come is waited for. */
export async function describe(value, known = new Map()) {
  const all = async items => {
    const described = [];
    for (const item of items) {
      described.push(await describe(item, known));
    }
    return described;
  };
  switch (typeof value) {
    case 'string': case 'boolean': return value;
    case 'undefined': return { t: 'undefined' };
    case 'number': return Number.isFinite(value) && !Object.is(value, -0) ? value : { t: 'number', v: Object.is(value, -0) ? '-0' : `${value}` };
    case 'bigint': return { t: 'bigint', v: `${value}` };
    case 'symbol': return { t: 'symbol', v: Symbol.keyFor(value) };
  }
  if (value === null) {
    return null;
  }
  if (known.has(value)) {
    return { t: 'ref', id: known.get(value) };
  }
  known.set(value, known.size);
  if (typeof value == 'function') {
    return { t: 'serverRef', id: value.$$id, bound: value.$$bound && await all(value.$$bound) };
  }
  if (typeof value.then == 'function') {
    return value.then(
      async result => ({ t: 'promise', value: await describe(result, known) }),
      thrown => ({ t: 'promise', reject: thrown.digest ?? `${thrown}` }),
    );
  }
  if (Array.isArray(value)) {
    return all(value);
  }
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) {
    return { t: value.constructor.name, base64: base64Of(value) };
  }
  if (value instanceof Blob) {
    const named = value instanceof File ? { name: value.name } : {};
    return { t: 'blob', type: value.type, ...named, base64: base64Of(await value.arrayBuffer()) };
  }
  if (value instanceof FormData) {
    return { t: 'formdata', entries: await all([...value]) };
  }
  if (value instanceof ReadableStream) {
    return { t: 'stream', ...await drain(value.getReader(), 'read', known) };
  }
  if (value[Symbol.asyncIterator]) {
    const iterator = value[Symbol.asyncIterator]();
    return { t: iterator == value ? 'asyncIterator' : 'asyncIterable', ...await drain(iterator, 'next', known) };
  }
  if (value instanceof Date) {
    return { t: 'date', v: value.toISOString() };
  }
  if (value instanceof Map || value instanceof Set) {
    return { t: value.constructor.name, entries: await all(value) };
  }
  if (value[Symbol.iterator]) {
    return { t: 'iterator', items: await all(value) };
  }
  if (value instanceof Error) {
    return { t: 'error' };
  }
  return { t: 'object', entries: await all(Object.keys(value).sort().map(key => [key, value[key]])) };
}

async function drain(source, pull, known) {
  const items = [];
  try {
    for (let item; ;) {
      item = await source[pull]();
      if (item.done) {
        return { items: joined(items), end: await describe(item.value, known) };
      }
      items.push(await describe(item.value, known));
    }
  } catch (thrown) {
    return { items, error: thrown.digest ?? `${thrown}` };
  }
}

/** Of a stream of bytes, where they were cut does not count. */
const joined = items => (items.length && items.every(item => item?.t == 'Uint8Array')
  ? Buffer.concat(items.map(({ base64 }) => Buffer.from(base64, 'base64'))).toString('base64')
  : items);
