// What postern.d.ts says is what postern.js does: the compiler compares them, nothing runs it.
import * as made from '../postern.js';
import * as said from '../types/postern';

const kept: typeof said = made;

export { kept };
