/** What `/_postern/postern.js` offers to a site's own scripts, and the events they may listen to. */

/** What is on its way of a form. */
export interface FormStatus {
  /** Whether something of this form is on its way, or waits for its turn. */
  pending: boolean;
  /** What it was when it was sent. */
  data: FormData | null;
  method: 'post' | null;
  /** The function's name. */
  action: string | null;
  /** The button that was pressed. */
  button: HTMLElement | null;
  /** How long it has been on its way: over 0.15, 1, 15 seconds. */
  stage: 'soon' | 'slow' | 'stuck' | null;
}

/** What is on its way of the form that is, or is nearest around, this element; of the element itself where there is none. */
export function formStatus(element: Element): FormStatus;

/**
 * Does work of the page's own as if it were a submission: the form is busy until it has ended, and what it sends meanwhile
 * waits for that. For listeners that prevent a submission and do something else instead, and for buttons that call a
 * function. Where there is no form, the element itself is busy.
 *
 * @param from the event, or the form, or a button or any other element
 * @param work the signal says when nobody waits for it any more
 */
export function transition<T>(from: SubmitEvent | Element, work: (signal: AbortSignal) => T | Promise<T>): Promise<T>;

/** A state that is what an action made of the one before. */
export interface ActionState<State, Given extends unknown[]> {
  /** What the last one that ended has returned. */
  readonly state: State;
  /** Whether one is at work or waits. */
  readonly pending: boolean;
  /**
   * Calls the action once those before it have ended, with what they made of the state. Where one throws, those that wait
   * behind it are dropped: they reject with an `AbortError`.
   */
  run(...given: Given): Promise<State>;
  /** Back to what it was at first. What is at work or waits says anew what it is, once it ends. */
  clear(): void;
  /** Tells of every change before the browser paints it; returns what ends that. */
  subscribe(listener: (changed: ActionState<State, Given>) => void): () => void;
}

/** Calls of an action take turns, each with the state that the one before it returned. */
export function actionState<State, Given extends unknown[]>(
  action: (previous: State, ...given: Given) => State | Promise<State>,
  initial: State,
): ActionState<State, Given>;

/** A value with changes that are shown before they are true. */
export interface Optimistic<Value, Change> {
  /** What is true, with all that is hoped for. */
  readonly value: Value;
  /** What is true now: the changes still hoped for are made to it anew. */
  set(base: Value): void;
  /**
   * Shows a change until what it waits for has ended, well or not.
   *
   * @param until a promise, or the event `postern:submit` of a form's submission
   */
  change(change: Change, until: Promise<unknown> | CustomEvent<PosternSubmit>): void;
  /** Tells of every change before the browser paints it; returns what ends that. */
  subscribe(listener: (changed: Optimistic<Value, Change>) => void): () => void;
}

/** Changes that are shown at once, each until what it waits for has ended. */
export function optimistic<Value, Change = Value>(
  base: Value,
  apply?: (value: Value, change: Change) => Value,
): Optimistic<Value, Change>;

/** What a call was answered with, where it was not done: the modules under `/_postern/fn/` throw it. */
export interface CallError extends Error {
  /** The HTTP status; 0 where there was no answer. */
  readonly status: number;
  /** What programs tell it by: `invalid`, `misfit`, `forbidden`, `no_answer`, … */
  readonly code: string | null;
  /** What the site's log knows it by. */
  readonly digest: string | null;
  /** The messages of each argument or field, by its name. */
  readonly fields: Record<string, string[]>;
  /** What does not fit the function's signature, or cannot be read: where, from the list of arguments on (`[0].items[2].qty`). */
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

/** Who calls a function says when nobody waits any more, and hears what it says beside its result. */
export interface CallOptions {
  signal?: AbortSignal;
  /** Where the function leads to; if not given, the browser goes there. */
  redirect?(address: string): void;
  /** What it has to say, as a notice on a page would. */
  notice?(words: string): void;
  /**
   * How far it is, where it says so: the newest report, and perhaps none.
   *
   * @param total 0 where nobody knows
   * @param words for people to read; empty where it says none
   */
  progress?(done: number, total: number, words: string): void;
}

/** A function of the server. */
export interface ServerFunction<Given extends unknown[], Result> {
  (...given: Given): Promise<Result>;
  with(options: CallOptions): (...given: Given) => Promise<Result>;
  /** The same function, which is given these first. */
  bind<Bound extends unknown[], Rest extends unknown[]>(
    this: ServerFunction<[...Bound, ...Rest], Result>,
    self: unknown,
    ...bound: Bound
  ): ServerFunction<Rest, Result>;
  readonly $$typeof: symbol;
  readonly $$id: string;
  readonly $$bound: unknown[] | null;
}

/**
 * A function of the server by its name: what the modules under `/_postern/fn/` are made of.
 *
 * @param order `parallel` if its calls need not wait for those before them
 * @param bound what it is given first
 */
export function reference(name: string, order?: 'parallel', bound?: unknown[] | null): ServerFunction<any[], any>;

/** The function that `post:ref` gave an element, with what is bound to it; null where there is none. */
export function referenceOf(element: Element): ServerFunction<any[], any> | null;

/** The data that `post:props` gave an element; undefined where there is none. */
export function propsOf(element: Element): Promise<any>;

/** Of `postern:submit`: before something is sent, which `preventDefault()` prevents. */
export interface PosternSubmit {
  data: FormData;
  button: HTMLElement | null;
  action: string;
}

/** Of `postern:merged`: the page shows an answer. */
export interface PosternMerged {
  status: number;
  ok: boolean;
  /** Where a redirect led, if it was one. */
  location: string | null;
  button: HTMLElement | null;
  data: FormData;
}

/** Of `postern:answer`: before it is merged. */
export interface PosternAnswer extends PosternMerged {
  document: Document;
}

/** Of `postern:trouble`: no answer came. */
export interface PosternTrouble {
  offline: boolean;
  data: FormData;
}

declare global {
  interface GlobalEventHandlersEventMap {
    'postern:submit': CustomEvent<PosternSubmit>;
    'postern:status': CustomEvent<Partial<FormStatus>>;
    'postern:answer': CustomEvent<PosternAnswer>;
    'postern:merged': CustomEvent<PosternMerged>;
    'postern:trouble': CustomEvent<PosternTrouble>;
  }
}
