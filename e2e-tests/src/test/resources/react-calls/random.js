/**
 * Makes a value by chance: of every type that may travel, and of all that may be in it. The same seed makes the same.
 * @param {number} seed
 * @param {boolean} back as it comes back: what the formats do not carry is not there
 */
export function random(seed, back) {
  const chance = chances(seed);
  const below = n => Math.floor(chance() * n);
  const one = of => of[below(of.length)];
  const many = (most, make) => Array.from({ length: below(most + 1) }, make);

  // What may occur again: nothing that is used up by being read.
  const shared = [];
  let usedUp = 0;

  const text = pieces => many(5, () => one(pieces)).join('');
  const number = () => one([
    () => one([0, -0, 1, -1, NaN, Infinity, -Infinity, 2 ** 53, 5e-324, 1e21, 0.1]),
    () => below(2000) - 1000,
    () => new Float64Array(Uint32Array.of(below(2 ** 32), below(2 ** 32)).buffer)[0],
  ])();
  const big = () => BigInt(one(['', '-']) + '1' + many(40, () => below(10)).join(''));
  const bytes = () => Uint8Array.from(many(20, () => below(256)));
  const view = type => {
    const size = type.BYTES_PER_ELEMENT ?? 1;
    // A view on a part of something larger.
    const buffer = Uint8Array.from({ length: size * 6 }, () => below(256)).buffer;
    return new type(buffer, size * below(3), below(4));
  };
  const blob = () => {
    const content = text(plain);
    const type = one(['', 'text/plain', 'image/png']);
    return new Blob([content], { type: back && !type ? 'application/octet-stream' : type });
  };
  const file = () => {
    const content = blob();
    const name = text(plain) + '.txt';
    return back ? content : new File([content], name, { type: content.type });
  };

  const leaves = [
    () => null,
    () => undefined,
    () => chance() < 0.5,
    number,
    number,
    () => text(any),
    () => text(any),
    big,
    () => new Date(below(2 * 8.64e15) - 8.64e15),
    () => back ? null : new Date(NaN),
    () => bytes().buffer,
    () => view(one([
      Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array,
      Float64Array, BigInt64Array, BigUint64Array, DataView,
    ])),
    blob,
    file,
    () => {
      const form = new FormData();
      many(4, () => {
        const name = text(plain);
        if (chance() < 0.2) {
          form.append(name, blob());
        } else {
          form.append(name, text([...plain, '\n']));
        }
      });
      return form;
    },
  ];

  const nodes = [
    inner => many(4, inner),
    inner => {
      // With a hole.
      const sparse = [inner(), undefined, inner()];
      back || delete sparse[1];
      return sparse;
    },
    inner => {
      const members = many(4, () => [text(any).replace(/^__proto__$/, 'proto'), inner()]);
      return Object.fromEntries(members.filter(([, value]) => !back || value !== undefined));
    },
    inner => {
      const object = { here: inner() };
      // Nothing that may occur again: no path leads through there.
      const dropped = text(any);
      back || Object.defineProperty(object, '__proto__', { value: dropped, enumerable: true });
      if (back && object.here === undefined) {
        delete object.here;
      }
      return object;
    },
    inner => new Map(many(3, () => [inner(), inner()])),
    inner => new Set(many(4, inner)),
    inner => {
      const items = many(3, inner);
      return back ? items : { *[Symbol.iterator]() { yield* items; } };
    },
    inner => (usedUp++, many(3, inner).values()),
    inner => Promise.resolve(inner()),
    inner => {
      const items = many(3, inner);
      const end = inner();
      return { async *[Symbol.asyncIterator]() { yield* items; return end; } };
    },
    inner => {
      usedUp++;
      const items = many(3, inner);
      return (async function* () { yield* items; })();
    },
    inner => {
      usedUp++;
      const items = many(3, inner);
      return new ReadableStream({ start: to => (items.forEach(item => to.enqueue(item)), to.close()) });
    },
    () => (usedUp++, new Blob([Uint8Array.of(1), bytes()]).stream()),
  ];

  const make = depth => {
    if (shared.length && chance() < 0.15) {
      return one(shared);
    }
    const before = usedUp;
    const value = depth > 0 && chance() < 0.6 ? one(nodes)(() => make(depth - 1)) : one(leaves)();
    // Dates are never shared; an invalid one comes back as nothing.
    if (usedUp === before && value !== null && typeof value === 'object' && !(value instanceof Date)) {
      shared.push(value);
    }
    return value;
  };
  return many(5, () => make(3));
}

const plain = ['$', '$$', '$1', '$undefined', '"', '\\', '%', 'a', 'é', '👋', '_1_', ':', ' ', ';', 'C'];
const any = [...plain, '\n', '\r', '\0', '\u2028', '\ud800', '\udc00', '0', '$0:a', '__proto__', 'then', 'constructor'];

/** The generator mulberry32. */
function chances(seed) {
  let state = seed;
  return () => {
    state = state + 0x6d2b79f5 | 0;
    let mixed = Math.imul(state ^ state >>> 15, 1 | state);
    mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
    return ((mixed ^ mixed >>> 14) >>> 0) / 2 ** 32;
  };
}
