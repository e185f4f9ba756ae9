import * as postern from '/_postern/postern.js';
import * as react from '/react/client.js';
import { told } from './told.js';
import { values } from './values.js';

const section = document.querySelector('#types');
const clients = [postern, react];
const troubled = new Set();

section.hidden = false;
for (const [name, sent, becomes = sent] of values) {
  const row = section.querySelector('tbody').insertRow();
  const heading = row.appendChild(document.createElement('th'));
  heading.scope = 'row';
  heading.textContent = name;
  say(row, await told(await sent(postern)));
  const expected = await told(await becomes(postern));
  const back = await Promise.all(clients.map(client => thereAndBack(sent, client)));
  for (const found of back) {
    const cell = say(row, found);
    if (found !== expected) {
      troubled.add(name);
      cell.className = 'demo-other';
    }
  }
}
section.querySelector('[role=status]').textContent = troubled.size
  ? `Not what was to come back: ${[...troubled].join(', ')}.`
  : `All ${values.length} came back to both clients.`;

async function thereAndBack(sent, client) {
  try {
    const echo = client.reference('types.echo');
    return await told(await echo(await sent(client)));
  } catch (trouble) {
    return String(trouble);
  }
}

function say(row, words) {
  const cell = row.insertCell();
  cell.appendChild(document.createElement('code')).textContent = words;
  return cell;
}
