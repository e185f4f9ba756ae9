/**
 * What a call is given, in the format of React's Reply: JSON, in which what JSON cannot say is a string that begins with
 * a dollar, and next to it parts for what has no place in a string.
 */

/** The letters of what is bytes, by what they are called. @type {Record<string, string>} */
const VIEWS = {
  ArrayBuffer: 'A', Int8Array: 'O', Uint8Array: 'o', Uint8ClampedArray: 'U', Int16Array: 'S', Uint16Array: 's',
  Int32Array: 'L', Uint32Array: 'l', Float32Array: 'G', Float64Array: 'g', BigInt64Array: 'M', BigUint64Array: 'm', DataView: 'V',
};

/** @type {(value: unknown) => string} */
const kindOf = value => Object.prototype.toString.call(value).slice(8, -1);

/**
 * Once all that was promised in them is there.
 * @param {unknown[]} given
 * @returns {Promise<string | FormData>} the body
 */
export async function encode(given) {
  const parts = new FormData();
  /** What was written already is referred to where it occurs again. @type {Map<unknown, string>} */
  const known = new Map();
  /** @type {Promise<void>[]} */
  const waiting = [];
  let last = 0;

  /**
   * @param {string} tag
   * @param {(id: number) => void} write
   */
  const outline = (tag, write) => {
    const id = ++last;
    write(id);
    return `$${tag}${id.toString(16)}`;
  };

  /** @type {(value: unknown, id?: number) => string} */
  const json = (value, id) => {
    /** @type {string | undefined} */
    let path = id == null ? '' : '$' + id.toString(16);
    return JSON.stringify(value, function (/** @type {string} */ key, /** @type {unknown} */ plain) {
      if (path == null) {
        const parent = known.get(this);
        path = parent && !key.includes(':') ? `${parent}:${key}` : '';
      }
      const at = path;
      path = undefined;
      return said(this[key] instanceof Date ? this[key] : plain, at, key);
    });
  };

  /** @type {(value: any, path: string, key: string) => unknown} */
  const said = (value, path, key) => {
    switch (typeof value) {
      case 'string': return value[0] == '$' ? '$' + value : value;
      case 'number': return Object.is(value, -0) ? '$-0' : Number.isFinite(value) ? value : '$' + value;
      case 'bigint': return '$n' + value;
      case 'undefined': return '$undefined';
      case 'boolean': return value;
    }
    if (value == null) {
      return value;
    }
    if (value instanceof Date) {
      return Number.isNaN(+value) ? null : '$D' + value.toISOString();
    }
    const before = known.get(value);
    if (before) {
      return before;
    }
    if (path) {
      known.set(value, path);
    }
    const isArray = Array.isArray(value);
    const tagged = !isArray && special(value);
    if (tagged) {
      // Promises and functions are the same wherever they occur.
      return /^\$[@h]/.test(tagged) ? known.set(value, tagged) && tagged : tagged;
    }
    const items = !isArray && value[Symbol.iterator] ? [...value] : value;
    if (path) {
      known.set(items, path);
    }
    if (items == value && !isArray && ![Object.prototype, null].includes(Object.getPrototypeOf(value))) {
      const name = path.startsWith('$0:') ? path.slice(3).replaceAll(':', '.') : key || 'An argument';
      throw new TypeError(`${name} is neither data nor a function of the server: ${kindOf(value)}`);
    }
    return items;
  };

  /** @type {(value: any) => string | undefined} what stands for it, if it has a part of its own */
  const special = value => {
    const kind = kindOf(value);
    if (typeof value == 'function' && value.$$id) {
      const text = json({ id: value.$$id, bound: value.$$bound && Promise.resolve(value.$$bound) });
      return outline('h', id => parts.append(`${id}`, text));
    }
    if (typeof value.then == 'function') {
      return outline('@', id => later(Promise.resolve(value).then(result => parts.append(`${id}`, json(result, id)))));
    }
    if (kind == 'Map' || kind == 'Set') {
      return outline(kind == 'Map' ? 'Q' : 'W', id => parts.append(`${id}`, json([...value], id)));
    }
    if (kind == 'FormData') {
      return outline('K', id => value.forEach((/** @type {any} */ field, /** @type {string} */ name) => parts.append(`_${id}_${name}`, field)));
    }
    if (value instanceof Blob) {
      return outline('B', id => parts.append(`${id}`, value));
    }
    if (VIEWS[kind]) {
      return outline(VIEWS[kind], id => parts.append(`${id}`, new Blob([value])));
    }
    if (value[Symbol.iterator]?.() == value) {
      return outline('i', id => parts.append(`${id}`, json([...value], id)));
    }
    if (kind == 'ReadableStream') {
      return stream(value);
    }
    if (value[Symbol.asyncIterator]) {
      const iterator = value[Symbol.asyncIterator]();
      return outline(iterator == value ? 'x' : 'X', id => later(items(id, () => iterator.next())));
    }
  };

  const later = (/** @type {Promise<void>} */ work) => {
    waiting.push(work);
    work.catch(() => {});
  };

  const stream = (/** @type {ReadableStream} */ value) => {
    let reader;
    try {
      reader = value.getReader({ mode: 'byob' });
    } catch {
      const plain = value.getReader();
      return outline('R', id => later(items(id, () => plain.read())));
    }
    reader.releaseLock();
    return outline('r', id => later(new Response(value).blob().then(bytes => {
      const all = `"${outline('o', part => parts.append(`${part}`, bytes))}"`;
      [all, 'C'].forEach(chunk => parts.append(`S${id}`, chunk));
    })));
  };

  /** @type {(id: number, next: () => Promise<IteratorResult<unknown>>) => Promise<void>} */
  const items = async (id, next) => {
    let item;
    while (!(item = await next()).done) {
      parts.append(`S${id}`, json(item.value));
    }
    parts.append(`S${id}`, 'C' + (item.value === undefined ? '' : json(item.value)));
  };

  const root = json(given, 0);
  for (let count; count != waiting.length;) {
    count = waiting.length;
    await Promise.all(waiting);
  }
  if (!last) {
    return root;
  }
  parts.append('0', root);
  return parts;
}
