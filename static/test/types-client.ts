// A script of somebody's site that uses all that postern.js offers: the compiler reads it, nothing runs it.
import { actionState, formStatus, optimistic, reference, transition } from '../types/postern';
import type { ActionState, CallError, FormStatus, Optimistic, ServerFunction } from '../types/postern';

const form = document.querySelector('form')!;

const { pending, data, method, action, button, stage }: FormStatus = formStatus(form);
const said: [boolean, FormData | null, 'post' | null, string | null, HTMLElement | null, 'soon' | 'slow' | 'stuck' | null] =
  [pending, data, method, action, button, stage];

form.addEventListener('submit', event => {
  event.preventDefault();
  const done: Promise<number> = transition(event, async signal => (await fetch('/', { signal })).status);
  void done;
});

const count: ActionState<number, [string]> = actionState(async (before: number, text: string) => before + text.length, 0);
const counted: Promise<number> = count.run('one');
const unheard: () => void = count.subscribe(({ state, pending: busy }) => console.log(state + 1, !busy));
// @ts-expect-error: the action takes a text
count.run(1);
// @ts-expect-error: only the action makes a new state
count.state = 2;

const lines: Optimistic<string[], string> = optimistic<string[], string>([], (all, line) => [...all, line]);
form.addEventListener('postern:submit', event => lines.change(String(event.detail.data.get('text')), event));
form.addEventListener('postern:merged', ({ detail }) => lines.set(detail.ok ? [] : lines.value));
form.addEventListener('postern:answer', ({ detail }) => console.log(detail.document.title, detail.location));
form.addEventListener('postern:trouble', ({ detail }) => console.log(detail.offline, detail.data));
form.addEventListener('postern:status', ({ detail }) => console.log(detail.stage, detail.pending));
const flag: Optimistic<boolean, boolean> = optimistic(false);
flag.change(true, Promise.resolve());
// @ts-expect-error: it waits for something
flag.change(true);

export { said, counted, unheard };

const stop = new AbortController();
const vote: ServerFunction<[id: number, by?: number], { votes: number }> = reference('polls.vote');
const { votes } = await vote(1);
votes.toFixed();
await vote.with({ signal: stop.signal, notice: words => words.trim(), redirect: to => to.startsWith('/') })(1, 2);
await vote.with({ progress: (done, total, words) => console.log(done / total, words.trim()) })(1);
// @ts-expect-error: words are text
await vote.with({ progress: (done: number, total: number, words: number) => console.log(done, total, words) })(1);
const bound: ServerFunction<[by?: number], { votes: number }> = vote.bind(null, 1);
await bound(2);
// @ts-expect-error: a number is asked for
await vote('1');
// @ts-expect-error: it is bound already
await bound(1, 2);
await vote(1).catch((thrown: CallError) => thrown.fields.id?.join() ?? `${thrown.status} ${thrown.code} ${thrown.digest}`);
