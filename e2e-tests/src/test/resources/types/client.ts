// A script of somebody's site that calls functions of every type: the compiler reads it, nothing runs it.
import * as everything from './everything';
import type { Circle, Date2, Event, Order, Page, Pair, Shape, Size, Tree } from './everything';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false;
/** Holds a result to exactly a type: an unknown or an any would pass for anything else. */
async function gives<T>(result: Promise<T>): Promise<{ exactly: <U>(...same: Same<T, U> extends true ? [] : [never]) => void }> {
  await result;
  return { exactly: () => {} };
}

const emma: Order = { title: 'Emma', copies: 2, words: [] };
const due: Order = { title: 'Emma', copies: 2, words: ['new'], due: '2031-04-09', size: 'SMALL' };
const left: Order = { title: 'Emma', copies: 2, words: [], due: null, size: undefined };
// @ts-expect-error: a component that has to be there
const noTitle: Order = { copies: 2, words: [] };
// @ts-expect-error: a date of the calendar is a text
const wrongDue: Order = { ...emma, due: new Date() };
// @ts-expect-error: no such constant
const huge: Size = 'HUGE';
// @ts-expect-error: no such component
emma.price = 3;

(await gives(everything.scalars(true, 1, 2, 2.5, 'x', 'text'))).exactly<boolean>();
// @ts-expect-error: a text is no number
everything.scalars(true, '1', 2, 2.5, 'x', 'text');
// @ts-expect-error: null is nothing
everything.scalars(null, 1, 2, 2.5, 'x', 'text');
// @ts-expect-error: one is missing
everything.scalars(true, 1, 2, 2.5, 'x');
// @ts-expect-error: the result is no text
const said: string = await everything.scalars(true, 1, 2, 2.5, 'x', 'text');

(await gives(everything.numbers(1, 2n, '0.10'))).exactly<number | bigint>();
everything.numbers(9007199254740993n, 2n, '0.10', null);
everything.numbers(1, 2n, '0.10', undefined);
// @ts-expect-error: a bigint is another type than a number
everything.numbers(1, 2, '0.10');
// @ts-expect-error: it may be a bigint
const counted: number = await everything.numbers(1, 2n, '0.10');

(await gives(everything.times(new Date(), new Date(), '2031-04-09', '123e4567-e89b-12d3-a456-426614174000'))).exactly<Date>();
// @ts-expect-error: a moment is a Date
everything.times('2031-04-09T00:00:00Z', new Date(), '2031-04-09', '');

(await gives(everything.rough(1, 0.5))).exactly<number>();
everything.rough(1, NaN, null);
// @ts-expect-error: a bigint is no float
everything.rough(1, 1n);
// @ts-expect-error: a text is no short
everything.rough('1', 0.5);

(await gives(everything.clock('14:30', '2031-04-09T14:30', '2031-04-09T14:30+02:00', '2031-04-09T14:30+02:00[Europe/Berlin]', '14:30+02:00'))).exactly<string>();
// @ts-expect-error: a time of the day is a text
everything.clock(new Date(), '', '', '', '');
// @ts-expect-error: so is one with an offset, which a Date would lose
everything.clock('', '', new Date(), '', '');
// @ts-expect-error: and a time of the day with one
everything.clock('', '', '', '', new Date());
(await gives(everything.calendar('2031', '2031-04', '--04-09', 'P1M'))).exactly<string>();
// @ts-expect-error: a year is a text too
everything.calendar(2031, '2031-04', '--04-09', 'P1M');
// @ts-expect-error: so are a day of any year
everything.calendar('2031', '2031-04', 409, 'P1M');
// @ts-expect-error: and so many months
everything.calendar('2031', '2031-04', '--04-09', 1);
(await gives(everything.zones('PT1H', 'Europe/Berlin', '+02:00'))).exactly<string>();
// @ts-expect-error: nobody knows of what it would be a number
everything.zones(3600, 'Europe/Berlin', '+02:00');
// @ts-expect-error: an offset has its sign and its minutes
everything.zones('PT1H', 'Europe/Berlin', 2);
(await gives(everything.addresses('https://example.org', 'de-AT'))).exactly<string>();
// @ts-expect-error: an address is written out
everything.addresses(new URL('https://example.org'), 'de');

const tree: Tree = { name: 'a', branches: [{ name: 'b', branches: [] }] };
const group: Shape = { kind: 'group', shapes: [{ kind: 'circle', radius: 1 }, { kind: 'ball', radius: 2, label: 'b' }] };
(await gives(everything.shapes(group, 'LARGE', [tree]))).exactly<Shape>();
const shape = await everything.shapes({ kind: 'circle', radius: 1 }, 'SMALL', []);
switch (shape.kind) {
  case 'circle': {
    const circle: Circle = shape;
    console.log(circle.radius.toFixed());
    // @ts-expect-error: a circle has no label
    console.log(shape.label);
    break;
  }
  case 'ball':
    console.log(shape.radius, shape.label?.length);
    break;
  case 'group':
    console.log(shape.shapes.map(each => each.kind));
    break;
  default: {
    const none: never = shape;
    console.log(none);
  }
}
// @ts-expect-error: its kind is not said
everything.shapes({ radius: 1 }, 'SMALL', []);
// @ts-expect-error: an interface between is no kind
everything.shapes({ kind: 'round', radius: 1 }, 'SMALL', []);
// @ts-expect-error: a group has no radius
everything.shapes({ kind: 'group', radius: 1 }, 'SMALL', []);
// @ts-expect-error: a tree of trees
everything.shapes(group, 'SMALL', [{ name: 'a', branches: ['b'] }]);

const pair: Pair<string, Size[]> = { first: 'a', second: ['SMALL'] };
const page: Page<number> = { items: [1], byName: new Map([['one', { first: 1, second: 1 }]]), next: 2 };
const event: Event = { date: { day: 1 } satisfies Date2 };
(await gives(everything.generics(pair, page, event))).exactly<Page<Order>>();
const second: string | undefined = (await everything.generics({ first: 'a' }, { items: [], byName: new Map() }, event)).items[0]?.title;
// @ts-expect-error: a page of texts
everything.generics(pair, { ...page, items: ['one'] }, event);
// @ts-expect-error: what is second are sizes
everything.generics({ first: 'a', second: ['b'] }, page, event);
// @ts-expect-error: the site's Date, which is not JavaScript's
everything.generics(pair, page, { date: new Date() });

(await gives(everything.containers(['a', null], new Set([1]), new Map([[1, group]]), ['SMALL', null]))).exactly<Map<string, Set<Size>>>();
// @ts-expect-error: no null among numbers
everything.containers([], new Set([1, null]), new Map(), []);
// @ts-expect-error: keys are numbers
everything.containers([], new Set(), new Map([['1', group]]), []);

(await gives(everything.arrays(new Uint8Array(1), new Int32Array(1), new BigInt64Array(1), ['a'], [group], [['SMALL'], []]))).exactly<Float64Array>();
// @ts-expect-error: other elements
everything.arrays(new Int8Array(1), new Int32Array(1), new BigInt64Array(1), ['a'], [group], []);
// @ts-expect-error: an array of arrays
everything.arrays(new Uint8Array(1), new Int32Array(1), new BigInt64Array(1), ['a'], [group], ['SMALL']);

(await gives(everything.views(new Int16Array(1), new Uint16Array(1), new Float32Array(1), [true]))).exactly<boolean[]>();
// @ts-expect-error: other elements
everything.views(new Uint16Array(1), new Uint16Array(1), new Float32Array(1), [true]);
// @ts-expect-error: char is unsigned
everything.views(new Int16Array(1), new Int16Array(1), new Float32Array(1), [true]);
// @ts-expect-error: half as many digits
everything.views(new Int16Array(1), new Uint16Array(1), new Float64Array(1), [true]);
// @ts-expect-error: there is no view of flags
everything.views(new Int16Array(1), new Uint16Array(1), new Float32Array(1), new Uint8Array(1));
(await gives(everything.units(new Int16Array(1)))).exactly<Uint16Array>();

(await gives(everything.collected([1, null]))).exactly<Size[]>();
// @ts-expect-error: neither ordered nor unordered, it is an array
everything.collected(new Set([1]));

(await gives(everything.bySize(new Map([['SMALL', [1]]])))).exactly<Map<Size, Order | null>>();
// @ts-expect-error: no such key
everything.bySize(new Map([['HUGE', [1]]]));

(await gives(everything.files(new File([], 'a.txt'), new FormData(), [new Blob()]))).exactly<Blob>();
// @ts-expect-error: a path is no file
everything.files('a.txt', new FormData(), []);

(await gives(everything.anything({ any: [1, undefined, new Map()] }))).exactly<unknown>();
// @ts-expect-error: it may be anything, and has to be looked at
(await everything.anything(1)).length;

(await gives(everything.form(new FormData()))).exactly<FormData>();
// @ts-expect-error: an object is no FormData, where nothing says which
everything.form({ name: 'Ann' });

(await gives(everything.kinds(1, {}, 'a'))).exactly<unknown>();
everything.kinds(1, {});
// @ts-expect-error: one that is not nothing has to be there
everything.kinds();

(await gives(everything.perhaps(undefined, 'a'))).exactly<Size | null>();
everything.perhaps(null, 'a', null);
everything.perhaps('SMALL', 'a', new FormData());
// @ts-expect-error: behind one that may be missing
everything.perhaps('a');
// @ts-expect-error: there may be none
const size: Size = await everything.perhaps(null, 'a');

(await gives(everything.later(Promise.resolve(1), Promise.resolve(['SMALL'])))).exactly<Order>();
// @ts-expect-error: a promise of another
everything.later(Promise.resolve('1'), Promise.resolve([]));
(await gives(everything.promises())).exactly<Map<string, Promise<number>>>();

(await gives(everything.soon(Promise.resolve(emma)))).exactly<Size>();
// @ts-expect-error: of another
everything.soon(Promise.resolve('SMALL'));

const made = await everything.functions(everything.count, [everything.bytes]);
(await gives(made(1, 'whatever it takes'))).exactly<Order>();
// @ts-expect-error: it returns something else
everything.functions(everything.stream, []);
// @ts-expect-error: a function of the page's own
everything.functions(() => 1, []);

for await (const order of await everything.items()) {
  console.log(order.title);
  // @ts-expect-error: an order has no name
  console.log(order.name);
}
(await gives(everything.published())).exactly<AsyncIterable<Order>>();
(await gives(everything.pairs())).exactly<AsyncIterable<Pair<string, Size>>>();
(await gives(everything.bytes())).exactly<ReadableStream<Uint8Array>>();
(await gives(everything.stream())).exactly<ReadableStream<Uint8Array>>();

(await gives(everything.order(emma))).exactly<void>();
everything.correct(new FormData());
// @ts-expect-error: one order
everything.order([emma]);
(await gives(everything.count(41, emma))).exactly<number>();
everything.count(undefined, due);
everything.count(null, left);
// @ts-expect-error: who calls is not the caller's to say
everything.count(1, emma, {});
// @ts-expect-error: only a page can give it
everything.sealed(1, 'a');

(await gives(everything.delete(event))).exactly<void>();
// @ts-expect-error: no function of this name
everything.missing();

export { noTitle, wrongDue, huge, said, counted, second, size };

const stop = new AbortController();
(await gives(everything.scalars.with({ signal: stop.signal })(true, 1, 2, 2.5, 'x', 'text'))).exactly<boolean>();
// @ts-expect-error: no such option
everything.scalars.with({ retries: 3 });
(await gives(everything.scalars.bind(null, true, 1)(2, 2.5, 'x', 'text'))).exactly<boolean>();
// @ts-expect-error: a text is bound where a boolean is asked for
everything.scalars.bind(null, 'true');
