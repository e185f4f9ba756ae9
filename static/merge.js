/**
 * The three-way merge: makes the page what the server now says, and leaves what people and scripts have made of it.
 *
 * Of all it knows it keeps what the server last said (an inert copy, the server's node), and compares an answer with
 * that, not with the page. What is said as before is left as it is, whatever became of it on the page; what is said
 * differently is applied. In a control, what was typed wins, unless it was sent just so: see {@link merge}.
 *
 * - What a script took out stays out until the server says something else of it.
 * - Where a script and the server changed the same attribute or text, the server wins; of lists (`class`,
 *   `aria-describedby`) each keeps its own words.
 * - Elements marked `data-post-keep` are moved and removed, but never looked into: they are for widgets that fill an
 *   element of the server's. Shadow roots are not entered either.
 * - No script of an answer runs: browsers mark those of a parsed document as done, and their clones too.
 */
import { dom } from './dom.js';

/** @typedef {string | boolean | FileList | ValidityState} State what a control holds; compared with === */

/**
 * What was sent, and how that ended.
 * @typedef {object} Sent
 * @property {HTMLFormElement} form
 * @property {Map<Node, State>} held what the controls held then
 * @property {boolean} done whether it was accepted: only then are files and passwords, which no answer repeats, let go
 * @property {boolean} [failed] whether it was refused: then a control of which the server says nothing new keeps what it holds
 */

/**
 * From the page's node to the server's, and back. They are kept on the nodes themselves: with tens of thousands of them,
 * weak maps would cost more than the rest of the merge.
 */
const SERVER = Symbol();
const LIVE = Symbol();

/** @type {(live: any) => Node | undefined} */
const serverOf = (live) => live[SERVER];
/** @type {(server: any) => Node | undefined} */
const liveOf = (server) => server[LIVE];

/** What is sent. What a button says is an attribute like any other. */
const CONTROLS = 'option,textarea,input:not([name^="$"],[type=submit],[type=button],[type=image],[type=reset])';

/**
 * What the framework adds to forms and buttons is another with every page, even if all else is said as before. So it is
 * no part of what is compared, and is put in when that is done.
 */
const SEALS = '[name^="$"]';

/** @type {(root: Node, selector: string) => any[]} */
const all = (root, selector) => [...dom.querySelectorAll(root, selector)];
/** @type {(node: Node) => boolean} */
const isElement = (node) => node instanceof Element;
/** @type {(root: Node) => any[]} */
const sealsIn = (root) => all(root, SEALS);

/** Where an element's children are: a template has them in its content. @type {(element: any) => Node} */
const insideOf = (element) => (dom.nodeName(element) === "TEMPLATE" ? element.content : element);

/** @type {(parent: Node) => Node[]} */
const childrenOf = (parent) => {
  const children = [];
  for (let child = dom.firstChild(parent); child; child = dom.nextSibling(child)) children.push(child);
  return children;
};

/** Adds nodes and all they are in. @type {(set: Set<Node>, nodes: Node[]) => void} */
const addAll = (set, nodes) => {
  for (let up of nodes) for (; up && !set.has(up); up = dom.parentNode(up)) set.add(up);
};

/* What controls hold. */

/** @type {(control: any) => string} */
const fieldOf = (control) =>
  control.nodeName === "OPTION" ? "Selected"
  : /^(checkbox|radio)$/.test(control.type) ? "Checked"
  : "Value";

/** @type {(control: any) => State} */
const stateOf = (control) =>
  control.type === "file" ? control.files
  // A number or a date that is half typed has no value, but is not nothing.
  : !control.value && control.validity?.badInput ? control.validity
  : control[fieldOf(control).toLowerCase()];

/** @type {(control: any, state: any) => void} */
const put = (control, state) => {
  if (stateOf(control) !== state) control[fieldOf(control).toLowerCase()] = control.type === "file" ? "" : state;
};

/**
 * Notes what the controls of a form hold, those that stand elsewhere and say `form=` included.
 * @param {HTMLFormElement} form
 * @returns {Sent} to be handed to `merge` with the answer; set `done` first if that is a success
 */
export function snapshot(form) {
  const held = new Map();
  for (const control of /** @type {any} */ (Reflect.get(HTMLFormElement.prototype, "elements", form))) {
    for (const part of [control, ...(control.options ?? [])]) {
      if (dom.matches(part, CONTROLS)) held.set(part, stateOf(part));
    }
  }
  return { form, held, done: false };
}

/* What the server said. */

/** @type {(live: any, server: any) => void} */
const remember = (live, server) => {
  live[SERVER] = server;
  server[LIVE] = live;
};

/** Remembers two trees that are alike node by node. @type {(live: any, server: any) => void} */
const rememberAll = (live, server) => {
  const [lives, servers] = [live, server].map((root) => document.createTreeWalker(root));
  for (let [one, other] = [live, server]; one; [one, other] = [lives.nextNode(), servers.nextNode()]) {
    remember(one, other);
    if (dom.nodeName(one) === "TEMPLATE") rememberAll(one.content, other.content);
  }
};

/**
 * Puts what is said of a part now where, within the whole, stood what was said before.
 * @type {(before: Node | undefined, now: Node) => void}
 */
const succeed = (before, now) => {
  const whole = before && dom.parentNode(before);
  if (whole) dom.replaceChild(whole, now, before);
};

/** Empties the seals, and returns what they said. @type {(root: Node) => string[]} */
const takeSeals = (root) =>
  sealsIn(root).map((seal) => {
    const { value } = seal;
    put(seal, "");
    return value;
  });

/**
 * Takes an element of the page, and all in it, for what the server said. To be called before scripts change it.
 * @param {Element} root
 */
export function learn(root) {
  // Into a document that is never shown: nothing in it loads, runs or becomes a custom element.
  const copy = document.implementation.createHTMLDocument().importNode(root, true);
  // What was typed already is copied too, but the server did not say it. (What was chosen is not; and WebKit, where an
  // option in a group is taken back, goes on to the next.)
  for (const control of all(copy, "input,textarea")) put(control, control["default" + fieldOf(control)]);
  takeSeals(copy);
  succeed(serverOf(root), copy);
  rememberAll(root, copy);
}

/* What may become what. */

/** What one sees of an element, to find it again among its like. @type {(element: Node) => string} */
const lookOf = (element) =>
  [
    dom.getAttribute(element, "value") ?? dom.textContent(element),
    ...["name", "href", "src", "data"].map((name) => dom.getAttribute(element, name)),
  ].join();

/**
 * Whether one node may become the other by changes to it. What runs or embeds is as it was or another: Trusted Types
 * would not let us change it by strings anyway. So is what is chosen, and a form or button that is bound to something.
 * @type {(before: Node, now: Node) => boolean}
 */
const isAlike = (before, now) =>
  dom.nodeName(before) === dom.nodeName(now) &&
  (!isElement(now) ||
    (["type", "srcdoc", "data-post-bound"].every((name) => dom.getAttribute(before, name) === dom.getAttribute(now, name)) &&
      (!/^(script|object|embed|option|input(ch|rad))/i.test(dom.nodeName(now) + dom.getAttribute(now, "type")) ||
        lookOf(before) === lookOf(now))));

/** The id inside that tells it from its like, if any does. @type {(element: Node) => string} */
const keyIn = (element) => dom.querySelector(element, "[id]")?.id || "";

/**
 * Whether, with nothing better to go by, one may be taken for the other.
 * @type {(before: Node, now: Node) => boolean}
 */
const isLikely = (before, now) =>
  isAlike(before, now) &&
  (!isElement(now) ||
    (dom.getAttribute(before, "id") === dom.getAttribute(now, "id") &&
      // Of the answer's nodes alone: those before have lost what is said again to it.
      (dom.matches(now, ":only-of-type") || (keyIn(before) || keyIn(now)) === (keyIn(now) || keyIn(before)))));

/** @type {(before: Node, now: Node, live: Node) => void} */
const mergeAttributes = (before, now, live) => {
  for (const attr of [...dom.attributes(now), ...dom.attributes(before)]) {
    const { namespaceURI, localName, name } = attr;
    const [is, was, said] = [live, before, now].map((element) => dom.getAttributeNS(element, namespaceURI, localName));
    if (said === is || said === was || name === "nonce") continue;
    const copy = attr.cloneNode();
    copy.value = said ?? "";
    if (is && /^class$|^aria-.+(by|s)$/.test(name)) {
      const own = is.split(" ").filter((/** @type {string} */ word) => !` ${was} ${said} `.includes(` ${word} `));
      copy.value = [said, ...own].join(" ").trim();
    }
    try {
      if (copy.value || said !== null) dom.setAttributeNodeNS(live, copy);
      else {
        // A modal dialog that only lost the attribute would go on blocking the page.
        if (name === "open") /** @type {any} */ (live).close?.();
        dom.removeAttributeNS(live, namespaceURI, localName);
      }
    } catch {
      // Trusted Types allow no handler (onclick) from a string, and the policy of such a page would not run it either.
    }
  }
};

/**
 * Makes an element of the page what the server now says of it.
 *
 * With `sent`, this answers a submission: a control that holds what was sent gets the server's value (cleared,
 * normalised, filled in again); one that was changed since keeps what it has. Without, what was typed is kept. Files
 * and passwords are let go only where they were sent and accepted.
 *
 * @param {Element} live in the document
 * @param {Element} fresh from a parser; the merge keeps it
 * @param {Sent} [sent]
 */
export const merge = (live, fresh, sent) => {
  for (const steps = merging(live, fresh); !steps.next(sent).done; );
};

/**
 * A merge in steps short enough that a page can be painted and typed into in between; no other merge may come there.
 * First what the server says is compared with what it said (`true` is yielded while there is more of that), then all
 * that one sees is changed in the one step that is given what was sent, then what one does not see.
 * @param {Element} live
 * @param {Element} fresh
 * @returns {Generator<boolean, void, Sent | undefined>}
 */
export function* merging(live, fresh) {
  if (!serverOf(live)) learn(live);
  const base = /** @type {Node} */ (serverOf(live));
  // Of one document, parts move between them at little cost.
  dom.ownerDocument(base).adoptNode(fresh);

  /** From the answer's nodes to what they were. @type {Map<Node, Node>} */
  const beforeOf = new Map();
  /** And back. @type {Map<Node, Node>} */
  const nowOf = new Map();
  /** From the answer's elements to something that was in them before. @type {Map<Node, Node>} */
  const contentOf = new Map();
  /** What the server no longer says. It goes last: parts of it may have to be moved out first. @type {Node[]} */
  const gone = [];
  /** What others are moved around, where moving stops what goes on inside. @type {Set<Node>} */
  const pinned = new Set();
  /** What may be equal and yet differ, such as what has templates inside. @type {Set<Node>} */
  const hollow = new Set();
  addAll(hollow, all(fresh, "template"));

  /** @type {(before: Node, now: Node) => void} */
  const pair = (before, now) => {
    for (let up = dom.parentNode(now); up && !beforeOf.has(up) && !contentOf.has(up); up = dom.parentNode(up)) {
      contentOf.set(up, before);
    }
    beforeOf.set(now, before);
    nowOf.set(before, now);
  };
  const isFree = (/** @type {Node} */ node) => isElement(node) && !beforeOf.has(node) && !nowOf.has(node);
  const isNew = (/** @type {Node} */ node) => !liveOf(node) && isFree(node);

  /**
   * Whether a part is said as before, to the last word: then what was said stands for it, and is not looked at again.
   * @type {(was: Node, child: Node) => unknown}
   */
  const isSaidAgain = (was, child) =>
    !hollow.has(child) && dom.isEqualNode(was, child) && dom.replaceChild(dom.parentNode(child), was, child);

  /**
   * Pairs what has the same key, once before and once now.
   * @type {(before: Node[], now: Node[], fits: (before: Node, now: Node) => boolean, keyOf: (node: Node) => unknown) => void}
   */
  const pairBy = (before, now, fits, keyOf) => {
    const [old, keyed] = [before.filter(isFree), now.filter(isNew)].map((nodes) => {
      const found = new Map();
      for (const node of nodes) found.set(keyOf(node), found.has(keyOf(node)) ? null : node);
      return found;
    });
    for (const [key, node] of keyed) {
      const was = key && old.get(key);
      if (was && node && fits(was, node)) pair(was, node);
    }
  };

  /** Pairs what is in one form, or in none, by name. @type {(before: Node, now: Node) => void} */
  const pairByName = (before, now) => {
    const keyOf = (/** @type {any} */ control) => {
      const parts = ["name", "form", fieldOf(control) === "Checked" ? "value" : "type"];
      return dom.getAttribute(control, "name") && parts.map((part) => dom.getAttribute(control, part)).join();
    };
    const [old, said] = [before, now].map((scope) => all(scope, "input,select,textarea,button"));
    if (!said.some(isNew)) return;
    const [was, is] = [old, said].map((controls) =>
      controls.filter((control) => {
        const form = control.closest("form");
        return form === before || form === now || !(dom.contains(before, form) || dom.contains(now, form));
      }),
    );
    // Of rows that have fields of one name, the one that is gone is not the one that came.
    const others = new Set(is.filter((control) => !isNew(control)).map(keyOf));
    pairBy(was, is, (one, other) => !others.has(keyOf(other)) && isAlike(one, other), keyOf);
  };

  /**
   * Pairs siblings: by what was in them, by their looks, by their place.
   * @type {(before: Node, old: Node[], now: Node[]) => void}
   */
  const pairChildren = (before, old, now) => {
    for (const child of now.filter(isNew)) {
      let was = contentOf.get(child);
      while (was && dom.parentNode(was) !== before) was = dom.parentNode(was);
      if (was && isFree(was) && isAlike(was, child)) pair(was, child);
    }
    pairBy(old, now, isLikely, lookOf);
    // What is left is looked for behind what was found, and not far: pages are long.
    let next = dom.firstChild(before);
    for (const child of now) {
      if (liveOf(child)) continue;
      let was = beforeOf.get(child);
      if (!was) {
        was = next;
        for (let steps = 9; was && !nowOf.has(was) && !isLikely(was, child); ) {
          was = --steps ? dom.nextSibling(was) : undefined;
        }
        if (!was || nowOf.has(was)) continue;
        pair(was, child);
      }
      if (dom.parentNode(was) === before) next = dom.nextSibling(was);
    }
  };

  /**
   * Brings what is new: all of it at once, unless something of the page belongs inside.
   * @type {(now: Node, parent: Node, next: Node | null) => Node}
   */
  const bring = (now, parent, next) => {
    const isWhole = !contentOf.has(now);
    const node = dom.cloneNode(now, isWhole);
    (isWhole ? rememberAll : remember)(node, now);
    // A style that comes by cloning gets past the page's policy in some browsers, and what is new may not take the focus:
    // both are set again when it is in the page.
    const held = isElement(node) ? [node, ...all(node, "[style],[autofocus]")] : [];
    for (const element of held) for (const name of ["style", "autofocus"]) dom.removeAttribute(element, name);
    dom.insertBefore(parent, node, next);
    for (const element of held) mergeAttributes(element, /** @type {Node} */ (serverOf(element)), element);
    if (!isWhole) mergeChildren(null, now, node);
    return node;
  };

  /** @type {(before: Node | null, now: Node, live: Node) => void} */
  const mergeChildren = (before, now, live) => {
    const old = before ? childrenOf(before) : [];
    const said = childrenOf(now);
    if (before) pairChildren(before, old, said);

    /** The order before, of what is still here. @type {Map<Node, number>} */
    const places = new Map();
    for (const child of old) {
      const next = nowOf.get(child);
      if (!next) gone.push(child);
      else if (dom.parentNode(next) === now) places.set(child, places.size);
    }
    const order = [...places.keys()];
    let at = 0;

    /** @type {[Node, Node, Node][]} */
    const kept = [];
    /** @type {Node | null} */
    let last = null;
    for (const child of said) {
      const stays = liveOf(child);
      if (stays) {
        if (dom.parentNode(stays) === live) last = stays;
        continue;
      }
      const was = beforeOf.get(child);
      let node = was && liveOf(was);
      // A script took it out, but now it is another.
      if (was && node && !dom.parentNode(node) && !dom.isEqualNode(was, child)) node = undefined;
      // What scripts added stays behind what it was added to.
      let next = last ? dom.nextSibling(last) : dom.firstChild(live);
      while (next && !serverOf(next)) next = dom.nextSibling(next);
      if (!was || !node) {
        node = bring(child, live, next);
      } else {
        kept.push([was, child, node]);
        const place = places.get(was) ?? -1;
        const isPinned = (/** @type {Node} */ passed) => pinned.has(/** @type {Node} */ (liveOf(passed)));
        // It stays where the server left it, unless it is better to move it than those it would pass.
        if (place >= at && (isPinned(was) || (place < at + 4 && !order.slice(at, place).some(isPinned)))) {
          at = place + 1;
        } else if ((place < 0 || dom.parentNode(node) === live) && !dom.contains(node, live)) {
          try {
            // Where the browser can, with all that goes on inside.
            dom.moveBefore(live, node, next);
          } catch {
            dom.insertBefore(live, node, next);
          }
        }
      }
      if (dom.parentNode(node) === live) last = node;
    }
    for (const [was, child, node] of kept) {
      // A moved option upsets its select.
      if (/^(SELECT|OPTGROUP)$/.test(dom.nodeName(now)) || !isSaidAgain(was, child)) mergeNode(was, child, node);
    }
  };

  /** @type {(before: any, now: any, live: any) => void} */
  const mergeNode = (before, now, live) => {
    if (!isElement(now)) {
      if (before.data !== now.data) live.data = now.data;
      return remember(live, now);
    }
    remember(live, now);
    if (dom.matches(live, "[data-post-keep]")) return;
    mergeAttributes(before, now, live);
    if (dom.nodeName(now) === "FORM") pairByName(before, now);
    // What was written there is more than what the server says of it, and that is as good as not said.
    const isEditable = dom.matches(live, "[contenteditable]:not([contenteditable=false])");
    if (isEditable && !sealsIn(now)[0] && dom.innerHTML(live) !== dom.innerHTML(before)) {
      dom.replaceChildren(now, ...childrenOf(before));
    } else mergeChildren(insideOf(before), insideOf(now), insideOf(live));
  };

  const controls = all(base, CONTROLS);
  const seals = takeSeals(fresh);
  yield true;
  pair(base, fresh);
  // Before anything else, what is said again at both ends of long lists, and in what has an unmistakable place.
  // No more than 99 parts of a long page in one step.
  const skimmed = [/** @type {Node} */ (fresh)];
  let steps = 0;
  for (const now of skimmed) {
    const before = beforeOf.get(now);
    // Nor does it go into what a script took out: what it has in common with what is said now would be gone from it.
    if (!before || !dom.parentNode(/** @type {Node} */ (liveOf(before))) || dom.matches(now, "select,[contenteditable]")) continue;
    // Parts of it that are said again change places: what is left of it may be equal to what has come of it.
    addAll(hollow, [now]);
    const [old, said] = [before, now].map(childrenOf);
    let at = 0;
    /** @type {unknown} */
    let isTop = 1;
    while (
      old[at] && said[at] &&
      ((isTop &&= isSaidAgain(old[at], said[at])) ? ++at : isSaidAgain(old[old.length - 1], said[said.length - 1]) && old.pop() && said.pop())
    ) if (!(++steps % 99)) yield true;
    if (said.length > at + 99) continue;
    pairBy(old.slice(at), said.slice(at), isAlike, (element) =>
      dom.getAttribute(element, "id") ?? (dom.matches(element, ":only-of-type") && dom.nodeName(element)));
    skimmed.push(...said.slice(at));
  }
  yield true;
  pairBy(all(base, "[id]"), all(fresh, "[id]"), isAlike, (element) => dom.getAttribute(element, "id"));
  yield true;
  pairByName(base, fresh);
  const sent = yield false;

  const active = /** @type {any} */ (document.activeElement);
  const { selectionStart, selectionEnd, selectionDirection } = active;
  if (!("moveBefore" in Element.prototype)) {
    addAll(pinned, [active, ...all(live, "iframe,object,embed,video,audio,[open],[popover]")]);
  }

  const states = controls.flatMap((was) => {
    const control = /** @type {any} */ (liveOf(was));
    const state = control && stateOf(control);
    // A script may have written to a hidden field, but what it says (seals) is good for one answer only.
    const isOurs =
      was.type !== "hidden" &&
      (state !== (sent?.held.get(control) ?? stateOf(was)) || (!sent?.done && /^(file|password)$/.test(was.type)));
    return control ? { control, was, state, isOurs } : [];
  });

  mergeNode(base, fresh, live);
  const bin = document.createDocumentFragment();
  for (const was of gone) bin.append(liveOf(was) ?? "");
  // The server's first: of radio buttons, the one that is ticked last stays.
  for (const { control, was, state, isOurs } of states.sort((one, other) => +one.isOurs - +other.isOurs)) {
    const said = stateOf(nowOf.get(was) ?? was);
    put(control, isOurs || ((sent?.failed || control.form !== (sent ?? control).form) && said === stateOf(was)) ? state : said);
  }
  if (active !== document.activeElement && active.isConnected) {
    active.focus({ preventScroll: true });
    if (selectionEnd != null) active.setSelectionRange(selectionStart, selectionEnd, selectionDirection);
  }
  succeed(base, fresh);

  // What is said again stands in the answer as it stood before, with as many seals and in the same order.
  const blank = sealsIn(fresh);
  // Seals are good until they are used: those of other forms than the one that was sent, if they have some, can wait for
  // the next steps.
  for (const isOwn of [true, false]) {
    for (const at in blank) {
      if (!(isOwn || +at % 99)) yield true;
      const seal = /** @type {any} */ (liveOf(blank[at]));
      if (seal && blank.length === seals.length && (!seal.value || seal.form === sent?.form) === isOwn) put(seal, seals[at]);
    }
  }
}
