/**
 * What the shim offers to scripts of the site's own. Without the shim, nothing is on its way.
 * @typedef {object} FormStatus
 * @property {boolean} pending whether something of this form is on its way, or waits for its turn
 * @property {FormData | null} data what it was when it was sent
 * @property {'post' | null} method
 * @property {string | null} action the function's name
 * @property {HTMLElement | null} button the button that was pressed
 * @property {'soon' | 'slow' | 'stuck' | null} stage how long it has been on its way
 */

/** @type {FormStatus} */
const idle = { pending: false, data: null, method: null, action: null, button: null, stage: null };

/**
 * Of the shim, if it is there: `queue` and `remove` a submission, send what comes `next`; what each form has on its way.
 * @returns {{ status: (form: Element) => FormStatus, queue: Function, remove: Function, next: Function,
 *   lines: Map<Element, { data: FormData, sent?: boolean, wire?: AbortController }[]> } | undefined}
 */
const shim = () => /** @type {any} */ (globalThis)[Symbol.for('postern')];

/**
 * What is on its way of the form that is, or is nearest around, this element; of the element itself where there is none.
 * @param {Element} element
 * @returns {FormStatus}
 */
export function formStatus(element) {
  return shim()?.status(element.closest('form') ?? element) ?? idle;
}

/**
 * Does work of the page's own as if it were a submission: the form is busy until it has ended, and what it sends
 * meanwhile waits for that. For listeners that prevent a submission and do something else instead, and for buttons that
 * call a function. Where there is no form, the element itself is busy.
 * @template T
 * @param {SubmitEvent | Element} from the event, or the form, or a button or any other element
 * @param {(signal: AbortSignal) => T | Promise<T>} work the signal says when nobody waits for it any more
 * @returns {Promise<T>}
 */
export async function transition(from, work) {
  const element = /** @type {Element} */ (from instanceof Event ? from.submitter ?? from.target : from);
  const control = element instanceof HTMLButtonElement || element instanceof HTMLInputElement ? element : null;
  const button = control && /^(submit|image|button|reset)$/.test(control.type) ? control : null;
  const form = (control ? control.form : element.closest('form')) ?? element;
  const wire = new AbortController();
  if (!shim()) {
    return work(wire.signal);
  }
  const sender = button && /^[si]/.test(button.type) ? button : null;
  const data = form instanceof HTMLFormElement ? new FormData(form, sender) : new FormData();
  const held = { form, button, data, sent: true, wire };
  shim()?.queue(held);
  try {
    return await work(wire.signal);
  } finally {
    shim()?.remove(held);
    shim()?.next(form);
  }
}

/**
 * What may be listened to: told once for all that changed at once, before the browser paints it.
 * @template T
 */
class Told {
  /** @type {Set<(value: T) => void>} */
  #listeners = new Set();
  #due = false;

  /**
   * @param {(value: T) => void} listener
   * @returns {() => void} to hear no more
   */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** @param {T} value */
  tell(value) {
    if (!this.#due) {
      this.#due = true;
      queueMicrotask(() => {
        this.#due = false;
        this.#listeners.forEach(listener => listener(value));
      });
    }
  }
}

/**
 * @template State
 * @template {unknown[]} Given
 * @extends {Told<ActionState<State, Given>>}
 */
class ActionState extends Told {
  /** @type {{ work: () => Promise<void>, drop: () => void }[]} */
  #waiting = [];
  #action;
  #initial;

  /** What the last one that ended has returned. @type {State} */
  state;
  /** Whether one is at work or waits. */
  pending = false;

  /**
   * @param {(previous: State, ...given: Given) => State | Promise<State>} action
   * @param {State} initial
   */
  constructor(action, initial) {
    super();
    this.#action = action;
    this.state = this.#initial = initial;
  }

  /** Back to what it was at first. What is at work or waits says anew what it is, once it ends. */
  clear() {
    this.state = this.#initial;
    this.tell(this);
  }

  /**
   * Calls the action once those before it have ended, with what they made of the state. Where one throws, those that
   * wait behind it are dropped.
   * @param {Given} given
   * @returns {Promise<State>}
   */
  run(...given) {
    return new Promise((resolve, reject) => {
      const work = async () => {
        try {
          resolve(this.state = await this.#action(this.state, ...given));
          this.tell(this);
        } catch (thrown) {
          reject(thrown);
          this.#waiting.splice(1).forEach(dropped => dropped.drop());
        }
      };
      const drop = () => reject(new DOMException('One before it failed', 'AbortError'));
      this.#waiting.push({ work, drop });
      if (this.#waiting.length == 1) {
        this.#work();
      }
    });
  }

  async #work() {
    this.pending = true;
    this.tell(this);
    while (this.#waiting.length) {
      await this.#waiting[0].work();
      this.#waiting.shift();
    }
    this.pending = false;
    this.tell(this);
  }
}

/**
 * A state that is what an action made of the one before: calls take turns.
 * @template State
 * @template {unknown[]} Given
 * @param {(previous: State, ...given: Given) => State | Promise<State>} action
 * @param {State} initial
 */
export const actionState = (action, initial) => new ActionState(action, initial);

/**
 * @template Value
 * @template Change
 * @extends {Told<Optimistic<Value, Change>>}
 */
class Optimistic extends Told {
  /** @type {Set<{ change: Change }>} */
  #changes = new Set();
  #base;
  #apply;

  /**
   * @param {Value} base
   * @param {(value: Value, change: Change) => Value} apply
   */
  constructor(base, apply) {
    super();
    this.#base = base;
    this.#apply = apply;
  }

  /** What is true, with all that is hoped for. @returns {Value} */
  get value() {
    return [...this.#changes].reduce((value, { change }) => this.#apply(value, change), this.#base);
  }

  /**
   * What is true now: the changes still hoped for are made to it anew.
   * @param {Value} base
   */
  set(base) {
    this.#base = base;
    this.tell(this);
  }

  /**
   * Shows a change until what it hopes for has ended, well or not.
   * @param {Change} change
   * @param {Promise<unknown> | CustomEvent} until a promise, or the event `postern:submit` of a form's submission
   */
  change(change, until) {
    if (!until) {
      console.warn('Postern: nothing says until when this change is hoped for, so it is not shown');
      return;
    }
    const hoped = { change };
    this.#changes.add(hoped);
    this.tell(this);
    const end = () => {
      this.#changes.delete(hoped);
      this.tell(this);
    };
    (until instanceof Event ? answered(until) : until).then(end, end);
  }
}

/** @returns {Promise<void>} until a submission is neither on its way nor waiting for its turn any more, however that ended */
const answered = (/** @type {CustomEvent} */ { detail: { data } }) => new Promise(resolve => {
  const names = ['postern:merged', 'postern:trouble', 'postern:status'];
  const listener = () => {
    if (![...shim()?.lines.values() ?? []].flat().some(one => one.data == data && (!one.sent || one.wire))) {
      names.forEach(name => removeEventListener(name, listener));
      resolve();
    }
  };
  names.forEach(name => addEventListener(name, listener));
  // Where somebody else objects, nothing follows.
  queueMicrotask(listener);
});

/**
 * A value with changes that are shown before they are true, each until what it waits for has ended.
 * @template Value
 * @template [Change=Value]
 * @param {Value} base
 * @param {(value: Value, change: Change) => Value} [apply] what a change makes of the value: the change itself, if not given
 */
export const optimistic = (base, apply = (_, change) => /** @type {any} */ (change)) => new Optimistic(base, apply);

/** @type {Promise<typeof import('./calls.js')> | undefined} */
let loading;

const ticketOf = (/** @type {Document} */ page) => page.querySelector('script[data-post-ticket]');

// An answer may be for somebody else than the page was, such as who has logged in; and merging leaves the head as it is.
globalThis.addEventListener?.('postern:answer', event => {
  const ticket = ticketOf(/** @type {CustomEvent} */ (event).detail.document)?.getAttribute('data-post-ticket');
  ticket && ticketOf(document)?.setAttribute('data-post-ticket', ticket);
});

/** One promise for all: calls that wait for it go on in their order. */
const calls = () => loading ??= import('./calls.js').catch(thrown => {
  loading = undefined;
  throw thrown;
});

/**
 * A function of the server, as the modules under /_postern/fn/ export it. What it is given and gives are values of any
 * kind that React's functions of the server take and give.
 * @param {string} id
 * @param {'parallel'} [order] if its calls need not wait for those before them
 * @param {unknown[] | null} [bound] what it is given first
 */
export const reference = (id, order, bound = null) => {
  // Ahead: when it is needed, the network may be gone.
  calls().catch(() => {});
  const within = (/** @type {import('./calls.js').Options} */ options) => async (/** @type {any[]} */ ...given) => {
    const { call } = await calls();
    return call(reference, id, !!order, [...bound ?? [], ...given], options);
  };
  return Object.assign(within({}), {
    $$typeof: Symbol.for('react.server.reference'),
    $$id: id,
    $$bound: bound,
    /** The same, but who calls it says when nobody waits any more, and hears more of it. */
    with: within,
    bind: (/** @type {unknown} */ _, /** @type {unknown[]} */ ...more) => reference(id, order, [...bound ?? [], ...more]),
  });
};

/** The function that `post:ref` gave an element, with what is bound to it. @param {Element} element */
export const referenceOf = element => {
  const [address, order] = (element.getAttribute('data-post-ref') ?? '').split(' ');
  return address ? reference(address, /** @type {any} */ (order)) : null;
};

/** The data that `post:props` gave an element. @param {Element} element */
export const propsOf = async element => {
  const text = element.getAttribute('data-post-props');
  return text == null ? undefined : (await calls()).parse(reference, text);
};
