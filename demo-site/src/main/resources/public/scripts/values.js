/**
 * A value of each type that functions of a server take and give: what it is called, how it is made (some are used up
 * by being sent), and what it comes back as where that is something else. Functions are of the client that sends them.
 * @typedef {{ reference: (name: string) => Function }} Client
 * @type {[string, (client: Client) => any, (() => any)?][]}
 */
export const values = [
  ['undefined', () => undefined],
  ['null', () => null],
  ['boolean', () => true],
  ['number', () => 12.5],
  ['not a number', () => NaN],
  ['minus zero', () => -0],
  ['infinity', () => [Infinity, -Infinity]],
  ['bigint', () => 2n ** 64n],
  ['string', () => 'Zoë says “hi” 👋'],
  ['string like a tag of the format', () => '$undefined'],
  ['Date', () => new Date(Date.UTC(2031, 3, 9, 12, 30, 0, 5))],
  ['invalid Date', () => new Date(NaN), () => null],
  ['array', () => [1, 'two', [3, null, undefined]]],
  ['object', () => ({ title: 'Emma', year: 1815, tags: { long: true } })],
  ['object with a member undefined', () => ({ here: 1, not: undefined }), () => ({ here: 1 })],
  ['Map', () => new Map([['one', 1], [2, new Map([[NaN, null]])]])],
  ['Set', () => new Set(['a', 1, undefined, NaN])],
  ['FormData', () => form(['name', 'Ann'], ['name', '$5'], ['', '']) ],
  ['FormData with a file', () => form(['note', 'see below'], ['file', text('hello')])],
  ['Blob', () => text('hello')],
  ['File, which loses its name', () => new File(['hello'], 'hello.txt', { type: 'text/plain' }), () => text('hello')],
  ['ArrayBuffer', () => Uint8Array.of(1, 2, 255).buffer],
  ['DataView', () => new DataView(Uint8Array.of(1, 2, 3, 4).buffer, 1, 2)],
  ['Int8Array', () => Int8Array.of(-128, 127)],
  ['Uint8Array', () => Uint8Array.of(0, 255)],
  ['Uint8ClampedArray', () => Uint8ClampedArray.of(0, 255)],
  ['Int16Array', () => Int16Array.of(-32768, 32767)],
  ['Uint16Array', () => Uint16Array.of(0, 65535)],
  ['Int32Array', () => Int32Array.of(-(2 ** 31), 2 ** 31 - 1)],
  ['Uint32Array', () => Uint32Array.of(0, 2 ** 32 - 1)],
  ['Float32Array', () => Float32Array.of(-0, 1.5, Infinity)],
  ['Float64Array', () => Float64Array.of(Math.PI, NaN)],
  ['BigInt64Array', () => BigInt64Array.of(-(2n ** 63n))],
  ['BigUint64Array', () => BigUint64Array.of(2n ** 64n - 1n)],
  ['Promise', () => ({ later: Promise.resolve('at last') })],
  ['iterator', () => [1, 'two'].values()],
  ['async iterable', () => ({ [Symbol.asyncIterator]: count })],
  ['async iterator', () => count()],
  ['ReadableStream', () => stream({ n: 1 }, 'two')],
  ['ReadableStream of bytes', () => new Blob([Uint8Array.of(1, 2, 3)]).stream()],
  ['function of the server', client => client.reference('types.echo')],
  ['function with an argument bound', client => client.reference('types.joining')('Read')],
  ['function that gives a symbol', client => client.reference('types.symbol')],
  ['one object at two places', () => (both => ({ left: both, right: [both] }))({ shared: new Date(0) })],
];

const text = content => new Blob([content], { type: 'text/plain' });

function form(...fields) {
  const data = new FormData();
  fields.forEach(([name, value]) => data.append(name, value));
  return data;
}

async function* count() {
  yield 1;
  yield new Set([2]);
  return 'end';
}

function stream(...items) {
  return new ReadableStream({
    start(controller) {
      items.forEach(item => controller.enqueue(item));
      controller.close();
    },
  });
}
