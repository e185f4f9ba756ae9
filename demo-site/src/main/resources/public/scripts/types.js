import { reference } from '/react/client.js';
import { echo } from '/_postern/fn/types.js';
import { told } from './told.js';
import { values } from './values.js';

const section = document.querySelector('#types');
const clients = [echo, reference('types.echo')];
const troubled = new Set();

section.hidden = false;
for (const [name, sent, becomes = sent] of values) {
  const row = section.querySelector('tbody').insertRow();
  const heading = row.appendChild(document.createElement('th'));
  heading.scope = 'row';
  heading.textContent = name;
  say(row, await told(sent()));
  const expected = await told(becomes());
  const back = await Promise.all(clients.map(client => client(sent()).then(told).catch(String)));
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

function say(row, words) {
  const cell = row.insertCell();
  cell.appendChild(document.createElement('code')).textContent = words;
  return cell;
}
