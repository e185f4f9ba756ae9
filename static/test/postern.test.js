import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionState, formStatus, optimistic } from '../postern.js';

const later = () => new Promise(resolve => setTimeout(resolve));

/** A promise, and what settles it. */
const gate = () => {
  const made = {};
  made.promise = new Promise((open, fail) => Object.assign(made, { open, fail }));
  return made;
};

test('14, 16 a call does not start until the one before it has ended, and gets the state that it returned', async () => {
  const first = gate();
  const started = [];
  const count = actionState(async (before, step, until) => {
    started.push(step);
    await until;
    return before + step;
  }, 0);
  const one = count.run(1, first.promise);
  const two = count.run(10);
  await later();
  assert.deepEqual(started, [1]);
  first.open();
  assert.deepEqual(await Promise.all([one, two]), [1, 11]);
  assert.deepEqual(started, [1, 10]);
  assert.equal(count.state, 11);
});

test('13, 15, 17 it starts as it was told, tells of every state, and is pending until the last has ended', async () => {
  const seen = [];
  const count = actionState(async before => before + 1, 5);
  count.subscribe(({ state, pending }) => seen.push(`${state} ${pending}`));
  assert.equal(`${count.state} ${count.pending}`, '5 false');
  count.run();
  assert.equal(count.pending, true);
  await count.run();
  await later();
  assert.equal(seen[0], '5 true');
  assert.ok(seen.includes('6 true'), 'the state in between is told');
  assert.equal(seen.at(-1), '7 false');
});

test('22 it can be cleared: it is as it was at first, and goes on from there', async () => {
  const seen = [];
  const count = actionState(async before => before + 1, 5);
  await count.run();
  await later();
  count.subscribe(({ state }) => seen.push(state));
  count.clear();
  await later();
  assert.deepEqual(seen, [5]);
  assert.equal(await count.run(), 6);
});

test('18 an error that is returned is a state like any other', async () => {
  const tried = actionState(before => (before ? 'fine' : new Error('no')), undefined);
  tried.run();
  await tried.run();
  assert.equal(tried.state, 'fine');
});

test('19 where one throws, those that wait are dropped, the state stays, and later calls work', async () => {
  const count = actionState((before, step) => {
    if (step < 0) {
      throw new RangeError('no way back');
    }
    return before + step;
  }, 0);
  const [, failed, dropped] = await Promise.allSettled([count.run(1), count.run(-1), count.run(1)]);
  assert.equal(failed.reason.message, 'no way back');
  assert.equal(dropped.reason.name, 'AbortError');
  assert.equal(count.state, 1);
  assert.equal(count.pending, false);
  assert.equal(await count.run(1), 2);
});

test('21 actions that return at once and those that take time keep their order', async () => {
  const words = actionState((before, word, wait) => wait ? later().then(() => [...before, word]) : [...before, word], []);
  await Promise.all([words.run('a', true), words.run('b', false), words.run('c', true), words.run('d', false)]);
  assert.deepEqual(words.state, ['a', 'b', 'c', 'd']);
});

test('who has unsubscribed hears no more', async () => {
  const heard = [];
  const flag = optimistic(false);
  const end = flag.subscribe(() => heard.push(flag.value));
  flag.set(true);
  await later();
  end();
  flag.set(false);
  await later();
  assert.deepEqual(heard, [true]);
});

test('65 a change that waits for nothing is not shown, and somebody is told', () => {
  const { warn } = console;
  const said = [];
  console.warn = words => said.push(words);
  try {
    const lines = optimistic(['a'], (all, line) => [...all, line]);
    lines.change('b');
    assert.deepEqual(lines.value, ['a']);
    assert.equal(said.length, 1);
  } finally {
    console.warn = warn;
  }
});

test('64 changes stack, and are made anew to what has become true meanwhile', () => {
  const lines = optimistic(['a'], (all, line) => [...all, line]);
  lines.change('b', gate().promise);
  lines.change('c', gate().promise);
  assert.deepEqual(lines.value, ['a', 'b', 'c']);
  lines.set(['x', 'y']);
  assert.deepEqual(lines.value, ['x', 'y', 'b', 'c']);
});

test('63, 66 a change ends with what it waits for, well or not, and with nothing else', async () => {
  const [well, badly] = [gate(), gate()];
  const lines = optimistic([], (all, line) => [...all, line]);
  lines.change('well', well.promise);
  lines.change('badly', badly.promise);
  badly.fail(new Error('no'));
  await later();
  assert.deepEqual(lines.value, ['well']);
  well.open();
  await later();
  assert.deepEqual(lines.value, []);
});

test('62 what is hoped for and what is true change places in one step', async () => {
  const saved = gate();
  const seen = [];
  const lines = optimistic([], (all, line) => [...all, line]);
  lines.subscribe(() => seen.push(lines.value.join()));
  lines.change('milk', saved.promise);
  const saving = saved.promise.then(lines.set.bind(lines));
  await later();
  saved.open(['milk']);
  await saving;
  await later();
  assert.deepEqual([...new Set(seen)], ['milk']);
});

test('without the shim nothing of a form is on its way', () => {
  assert.equal(formStatus({ closest: () => ({}) }).pending, false);
});
