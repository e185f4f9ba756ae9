/**
 * What a call is answered with, in the format of React's rows: numbered values that refer to one another, each as soon
 * as it is there.
 */

/** @type {Record<string, { new (buffer: ArrayBuffer): unknown }>} */
const BINARY = {
  O: Int8Array, o: Uint8Array, U: Uint8ClampedArray, S: Int16Array, s: Uint16Array, L: Int32Array, l: Uint32Array,
  G: Float32Array, g: Float64Array, M: BigInt64Array, m: BigUint64Array, V: DataView, b: Uint8Array,
};

/**
 * @typedef {object} Row
 * @property {string} tag
 * @property {any} content its text, or its bytes
 * @property {any} [value] once it was read
 * @property {any} [thrown] the error that it is
 * @property {Items} [items] of a stream
 */

/** @typedef {(id: string, order: 'parallel' | undefined, bound: unknown[] | null) => unknown} MakesReference of a function that came back */

/** That a value refers to a row that is not there yet. */
const MISSING = {};

/** @type {<Value>() => { promise: Promise<Value>, open: (value: Value) => void, fail: (thrown: unknown) => void }} */
const deferred = () => {
  const made = /** @type {any} */ ({});
  made.promise = new Promise((open, fail) => Object.assign(made, { open, fail }));
  // Who is never asked for may fail in silence.
  made.promise.catch(() => {});
  return made;
};

/** What comes one after another: kept from the first, each promised before it is there. */
class Items {
  /** @type {ReturnType<typeof deferred<IteratorResult<any>>>[]} */
  #all = [deferred()];

  #readers = 0;
  #stop;

  constructor(/** @type {(items: Items) => void} */ stop) {
    this.#stop = stop;
  }

  /** @param {Promise<IteratorResult<any>>} item */
  add(item) {
    const next = this.#all[this.#all.length - 1];
    this.#all.push(deferred());
    item.then(next.open, next.fail);
  }

  fail(/** @type {unknown} */ thrown) {
    this.#all[this.#all.length - 1].fail(thrown);
  }

  /** @returns {AsyncIterator<any> & AsyncIterable<any>} */
  iterator() {
    let at = 0;
    /** @type {IteratorResult<any> | undefined} */
    let end;
    /** @type {Promise<unknown>} */
    let turn = Promise.resolve();
    this.#readers++;
    const step = async () => {
      const over = { done: true, value: undefined };
      try {
        const item = end ?? await this.#all[at++].promise;
        if (item.done) {
          end = over;
        }
        return item;
      } catch (thrown) {
        end = over;
        throw thrown;
      }
    };
    return {
      // Who asks for more than one gets one after the other.
      next: () => {
        const item = turn.then(step);
        turn = item.catch(() => {});
        return item;
      },
      return: async value => {
        if (!end && !--this.#readers) {
          this.#stop(this);
        }
        return end = { done: true, value };
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  /** @type {(type?: 'bytes') => ReadableStream<any>} */
  stream(type) {
    const items = this.iterator();
    return new ReadableStream(/** @type {any} */ ({
      type,
      async pull(/** @type {ReadableByteStreamController} */ controller) {
        const { done, value } = await items.next();
        if (done) {
          controller.close();
          controller.byobRequest?.respond(0);
        } else if (type && !value.byteLength) {
          return this.pull(controller);
        } else {
          controller.enqueue(value);
        }
      },
      cancel: () => void items.return?.(),
    }), { highWaterMark: 0 });
  }
}

/**
 * @param {ReadableStreamDefaultReader<Uint8Array>} body
 * @param {object} site
 * @param {MakesReference} site.reference
 * @param {(problem: any) => unknown} site.error makes an error of what a row says of one
 * @param {(thrown: unknown) => unknown} site.broken makes one of what the answer broke off by
 * @returns {Promise<any>} the value of the first row, which may go on to come
 */
export function decode(body, { reference, error, broken }) {
  /** @type {Map<number, Row>} */
  const rows = new Map();
  /** What waits for rows. @type {Set<() => boolean>} */
  const waiting = new Set();
  /** The streams that are read, or may yet be. @type {Set<Items>} */
  const open = new Set();
  /** @type {unknown} */
  let ended;

  /** Reads something as soon as all that it refers to is there. @type {<Value>(read: () => Value) => Promise<Value>} */
  const soon = read => {
    const result = deferred();
    const attempt = () => {
      try {
        result.open(read());
      } catch (thrown) {
        if (thrown == MISSING && !ended) {
          return false;
        }
        result.fail(thrown == MISSING ? ended : thrown);
      }
      return true;
    };
    if (!attempt()) {
      waiting.add(attempt);
    }
    return result.promise;
  };

  /** @type {Map<number, Promise<any>>} */
  const promises = new Map();

  const promised = (/** @type {number} */ id) => {
    const promise = promises.get(id) ?? soon(() => valueOf(id));
    promises.set(id, promise);
    return promise;
  };

  /** Nobody waits for anything any more: then the server need not go on. */
  const stopped = (/** @type {Items} */ items) => {
    if (open.delete(items) && !open.size && !waiting.size) {
      body.cancel().catch(() => {});
    }
  };

  /** @type {(id: number) => Row} */
  const rowOf = id => {
    const row = rows.get(id);
    if (!row) {
      throw MISSING;
    }
    return row;
  };

  /** @type {(id: number) => any} */
  const valueOf = id => {
    const row = rowOf(id);
    if ('value' in row) {
      return row.value;
    }
    switch (row.tag) {
      case '': return revived(row, JSON.parse(row.content));
      case 'T': return row.value = row.content;
      case 'E': throw row.thrown ??= error(JSON.parse(row.content));
      case 'R': return row.value = row.items?.stream();
      case 'r': return row.value = row.items?.stream('bytes');
      case 'x': return row.value = row.items?.iterator();
      case 'X': return row.value = { [Symbol.asyncIterator]: () => row.items?.iterator() };
      default: return row.value = bytes(row.tag, row.content);
    }
  };

  const bytes = (/** @type {string} */ tag, /** @type {Uint8Array} */ content) => {
    const { buffer } = content.slice();
    return tag == 'A' ? buffer : new BINARY[tag](/** @type {ArrayBuffer} */ (buffer));
  };

  /** @type {(row: Row, json: any) => any} */
  const revived = (row, json) => {
    try {
      // What is in it may refer to it.
      row.value = json;
      return row.value = revive(json);
    } catch (thrown) {
      delete row.value;
      throw thrown;
    }
  };

  /** In its place. @type {(json: any) => any} */
  const revive = json => {
    if (typeof json == 'string') {
      return json[0] == '$' ? special(json) : json;
    }
    if (json && typeof json == 'object') {
      for (const key of Object.keys(json)) {
        const value = key == '__proto__' ? undefined : revive(json[key]);
        if (value === undefined && !Array.isArray(json)) {
          delete json[key];
        } else {
          json[key] = value;
        }
      }
    }
    return json;
  };

  /** @type {(text: string) => any} */
  const special = text => {
    const id = parseInt(text.slice(2), 16);
    switch (text[1]) {
      case '$': return text.slice(1);
      case 'u': return;
      case 'N': return NaN;
      case 'I': return Infinity;
      case '-': return text == '$-0' ? -0 : -Infinity;
      case 'n': return BigInt(text.slice(2));
      case 'D': return new Date(text.slice(2));
      case 'S': return Symbol.for(text.slice(2));
      case '@': return promised(id);
      case 'Q': return new Map(valueOf(id));
      case 'W': return new Set(valueOf(id));
      case 'i': return valueOf(id)[Symbol.iterator]();
      case 'K': return form(valueOf(id));
      case 'B': return blob(valueOf(id));
      case 'h': return known(JSON.parse(rowOf(id).content));
      case 'Z': return error(text == '$Z' ? {} : JSON.parse(rowOf(id).content));
      default: {
        const [part, ...path] = text.slice(1).split(':');
        return path.reduce((value, key) => Object.hasOwn(value, key) ? value[key] : undefined, valueOf(parseInt(part, 16)));
      }
    }
  };

  /** @type {(fields: [string, any][]) => FormData} */
  const form = fields => {
    const data = new FormData();
    fields.forEach(field => data.append(...field));
    return data;
  };

  /** @type {(parts: [string, ...BlobPart[]]) => Blob} */
  const blob = ([type, ...parts]) => new Blob(parts, { type });

  const known = (/** @type {{ id: string, bound: string | null, order?: 'parallel' }} */ { id, bound, order }) =>
    reference(id, order, bound && valueOf(parseInt(bound.slice(2), 16)));

  /** @type {(id: number, tag: string, content: any) => void} */
  const take = (id, tag, content) => {
    const stream = rows.get(id);
    if (!stream?.items) {
      /** @type {Row} */
      const row = { tag, content };
      if (/[RrXx]/.test(tag)) {
        open.add(row.items = new Items(stopped));
      }
      rows.set(id, row);
    } else if (tag == 'C') {
      open.delete(stream.items);
      const end = { tag: '', content: content || '"$undefined"' };
      stream.items.add(soon(() => ({ done: true, value: read(end) })));
    } else {
      if (tag == 'E') {
        open.delete(stream.items);
      }
      stream.items.add(soon(() => ({ done: false, value: read({ tag, content }) })));
    }
  };

  /** An item of a stream has no number of its own. */
  const read = (/** @type {Row} */ item) => {
    rows.set(-1, item);
    return valueOf(-1);
  };

  const text = new TextDecoder();
  let rest = new Uint8Array();

  /** Takes all the rows that are there in full; returns how many more bytes have to come at least. */
  const parse = () => {
    let at = 0;
    let missing = 0;
    while (!missing && at < rest.length) {
      const colon = rest.indexOf(58, at);
      const tag = /[A-Za-z]/.exec(String.fromCharCode(rest[colon + 1] ?? 0))?.[0] ?? '';
      const isPlain = !tag || /[tfn]/.test(tag);
      const isLong = !isPlain && (tag == 'T' || tag == 'A' || tag in BINARY);
      const stop = colon < 0 ? -1 : rest.indexOf(isLong ? 44 : 10, colon);
      if (stop < 0) {
        break;
      }
      const head = text.decode(rest.subarray(colon + (isPlain ? 1 : 2), stop));
      const end = stop + 1 + (isLong ? parseInt(head, 16) : 0);
      if (end > rest.length) {
        missing = end - rest.length;
        break;
      }
      const content = rest.subarray(stop + 1, end);
      take(
        parseInt(text.decode(rest.subarray(at, colon)), 16),
        isPlain ? '' : tag,
        tag == 'T' ? text.decode(content) : isLong ? content : head,
      );
      at = end;
    }
    rest = rest.slice(at);
    return missing;
  };

  const settle = () => waiting.forEach(attempt => attempt() && waiting.delete(attempt));

  const receive = async () => {
    /** @type {Uint8Array[]} */
    let chunks = [];
    let missing = 0;
    for (let chunk; !(chunk = await body.read()).done;) {
      chunks.push(chunk.value);
      missing -= chunk.value.length;
      if (missing <= 0) {
        rest = joined([rest, ...chunks]);
        chunks = [];
        missing = parse();
        settle();
      }
    }
  };

  const root = promised(0);
  receive().catch(thrown => thrown).then(thrown => {
    ended = broken(thrown);
    settle();
    rows.forEach(row => row.items?.fail(ended));
  });
  return root;
}

/** @type {(chunks: Uint8Array[]) => Uint8Array<ArrayBuffer>} */
export const joined = chunks => {
  const all = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
};
