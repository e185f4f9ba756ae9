/**
 * Says in words what a value is, of which type, with all that is in it: values of one text are the same.
 * Promises are waited for, streams and files are read to their end, functions are called.
 */
export async function told(value) {
  if (Array.isArray(value)) {
    return `[${await list(value)}]`;
  }
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'bigint':
      return `${value}n`;
    case 'symbol':
      return `Symbol.for(${JSON.stringify(Symbol.keyFor(value))})`;
    case 'function':
      return `a function that makes of { text: 'it' } ${await told(await value({ text: 'it' }))}`;
    case 'object':
      return value ? object(value) : 'null';
    default:
      return String(value);
  }
}

const list = async values => (await Promise.all(Array.from(values, told))).join(', ');

async function object(value) {
  const name = value[Symbol.toStringTag] ?? value.constructor?.name;
  const inner = of[name] ?? (
    ArrayBuffer.isView(value) ? bytes :
    value instanceof Promise ? of.Promise :
    value instanceof Error ? () => JSON.stringify(value.digest ?? value.message) :
    value[Symbol.asyncIterator] ? items :
    value[Symbol.iterator] ? list :
    null);
  if (inner) {
    const kind = value instanceof Error ? 'Error' : ArrayBuffer.isView(value) || of[name] ? name : kindOf(value);
    return `${kind}(${await inner(value)})`;
  }
  const members = await Promise.all(
    Object.entries(value).map(async ([key, member]) => `${JSON.stringify(key)}: ${await told(member)}`));
  return `{${members.join(', ')}}`;
}

/** Where a class of the language or of a library would say nothing. */
const kindOf = value =>
  value instanceof Promise ? 'Promise' :
  value[Symbol.asyncIterator] ? value[Symbol.asyncIterator]() === value ? 'AsyncIterator' : 'AsyncIterable' :
  value[Symbol.iterator]() === value ? 'Iterator' : 'Iterable';

const of = {
  Date: date => Number.isNaN(date.getTime()) ? 'invalid' : date.toISOString(),
  Map: async map => (await Promise.all(
    Array.from(map, async ([key, value]) => `${await told(key)} → ${await told(value)}`))).join(', '),
  Set: list,
  // Those of files that go back have no name.
  FormData: async form => (await Promise.all(
    Array.from(form, async ([name, value]) =>
      `${JSON.stringify(name)}: ${value instanceof Blob ? `Blob(${await of.Blob(value)})` : JSON.stringify(value)}`)))
    .join(', '),
  Blob: async blob => `${JSON.stringify(blob.type)}, ${await told(await blob.text())}`,
  File: async file => `${JSON.stringify(file.name)}, ${await of.Blob(file)}`,
  ArrayBuffer: buffer => new Uint8Array(buffer).join(', '),
  Promise: async promise => told(await promise),
  ReadableStream: items,
};

const bytes = view =>
  view instanceof DataView ? new Uint8Array(view.buffer, view.byteOffset, view.byteLength).join(', ') : list(view);

/** What comes one after another, and what an iterator returned at its end. */
async function items(stream) {
  const found = [];
  const iterator = stream[Symbol.asyncIterator]();
  for (;;) {
    const { done, value } = await iterator.next();
    if (!done) {
      found.push(value);
      continue;
    }
    const said = found.length > 0 && found.every(item => item instanceof Uint8Array)
      // Bytes are cut differently on each way.
      ? found.flatMap(item => Array.from(item)).join(', ')
      : await list(found);
    return value === undefined ? said : `${said}; ${await told(value)}`;
  }
}
