// What people do to a form while its answer is on the way. Plain browser script, for morph.html: it defines window.MORPH_CASES.
// A case is [name, before, user, after, holds]:
//   before  HTML of the form (id="root") as the server first sent it
//   user    what a person or another script then does to it; may be async; `c` is a scratch object
//   after   HTML of the same form as the server's answer brings it
//   holds   true where the page is then as a person would expect; may be async
// Where the name says "in-flight", "normalised", "success re-render", "untick" or "server text applied", `after` answers a
// submission of the form: what was sent is what the controls held after `user` ran, except for "in-flight", where field
// `a` was sent as "apple" and more was typed while the answer was on its way. In every other case nothing was submitted.
const $=s=>document.querySelector(s);
const F=(inner)=>`<form id="root">${inner}</form>`;
function type(el,v,caret){el.focus();el.value=v;if(caret!=null)el.setSelectionRange(caret,caret)}
function dirty(el,v){el.value=v}
function setFile(el){const dt=new DataTransfer();dt.items.add(new File(['x'],'a.txt'));el.files=dt.files}
window.MORPH_CASES=[
['focus+caret kept: error <p> inserted before input (id)',F('<label for=a>A</label><input id=a name=a>'),c=>type($('#a'),'hello',2),F('<label for=a>A</label><p id=a-err>bad</p><input id=a name=a value="hello" aria-invalid=true>'),c=>document.activeElement===$('#a')&&$('#a').selectionStart===2],
['same, but input has only name (no id)',F('<input name=a>'),c=>type($('[name=a]'),'hello',2),F('<p>bad</p><input name=a value="hello" aria-invalid=true>'),c=>document.activeElement===$('[name=a]')&&$('[name=a]').selectionStart===2],
['focus+caret kept: input gets wrapped in error div (id)',F('<input id=a name=a>'),c=>type($('#a'),'hello',2),F('<div class=err><p>bad</p><input id=a name=a value="hello"></div>'),c=>document.activeElement===$('#a')&&$('#a').selectionStart===2],
['in-flight typing in focused field survives stale echo',F('<input id=a name=a>'),c=>type($('#a'),'apple pie',9),F('<input id=a name=a value="apple">'),c=>$('#a').value==='apple pie'],
['in-flight typing survives after focus moved on (Tab)',F('<input id=a name=a><input id=b name=b>'),c=>{type($('#a'),'apple pie');$('#b').focus()},F('<input id=a name=a value="apple"><input id=b name=b>'),c=>$('#a').value==='apple pie'],
['untouched-by-server dirty text kept (same HTML back)',F('<input id=a name=a value="x"><input id=b name=b>'),c=>{dirty($('#a'),'typed')},F('<input id=a name=a value="x"><input id=b name=b>'),c=>$('#a').value==='typed'],
['server-normalised value shown in dirty field',F('<input id=a name=a>'),c=>dirty($('#a'),' ab '),F('<input id=a name=a value="ab">'),c=>$('#a').value==='ab'],
['success re-render clears submitted text (blank form back)',F('<input id=a name=a>'),c=>dirty($('#a'),'todo 1'),F('<input id=a name=a>'),c=>$('#a').value===''],
['success re-render clears submitted FOCUSED text',F('<input id=a name=a>'),c=>type($('#a'),'todo 1'),F('<input id=a name=a>'),c=>$('#a').value===''],
['checkbox user tick kept (same HTML back)',F('<input type=checkbox id=a name=a>'),c=>{$('#a').checked=true},F('<input type=checkbox id=a name=a>'),c=>$('#a').checked===true],
['checkbox server tick applied',F('<input type=checkbox id=a name=a>'),c=>{},F('<input type=checkbox id=a name=a checked>'),c=>$('#a').checked===true],
['radio choice kept (same HTML back)',F('<input type=radio name=r id=r1 value=1 checked><input type=radio name=r id=r2 value=2>'),c=>{$('#r2').click()},F('<input type=radio name=r id=r1 value=1 checked><input type=radio name=r id=r2 value=2>'),c=>$('#r2').checked],
['select choice kept when options added',F('<select id=s name=s><option value=1>1<option value=2>2</select>'),c=>{$('#s').value='2'},F('<select id=s name=s><option value=0>0<option value=1>1<option value=2>2</select>'),c=>$('#s').value==='2'],
['textarea dirty text kept (same HTML back)',F('<textarea id=t name=t>x</textarea>'),c=>{dirty($('#t'),'long essay')},F('<textarea id=t name=t>x</textarea>'),c=>$('#t').value==='long essay'],
['file selection kept (error inserted)',F('<input type=file id=f name=f><input id=a name=a>'),c=>setFile($('#f')),F('<p>bad</p><input type=file id=f name=f><input id=a name=a aria-invalid=true>'),c=>$('#f').files.length===1],
['file selection kept, name only, input wrapped',F('<input type=file name=f>'),c=>setFile($('[name=f]')),F('<div><p>bad</p><input type=file name=f></div>'),c=>$('[name=f]').files.length===1],
['modal dialog stays open (and modal)',F('<dialog id=d><input id=a name=a></dialog>'),c=>{$('#d').showModal()},F('<dialog id=d><p>bad</p><input id=a name=a></dialog>'),c=>$('#d').open&&$('#d').matches(':modal')],
['user-opened details stays open',F('<details id=d><summary>s</summary>x</details>'),c=>{$('#d').open=true},F('<details id=d><summary>s</summary>xy</details>'),c=>$('#d').open],
['iframe not reloaded when a sibling is inserted',F('<iframe id=i srcdoc="hi"></iframe>'),async c=>{await new Promise(r=>setTimeout(r,120));$('#i').contentWindow.MARK=1},F('<p>e</p><iframe id=i srcdoc="hi"></iframe>'),async c=>{await new Promise(r=>setTimeout(r,60));return $('#i').contentWindow?.MARK===1}],
['widget-added sibling + class kept (select enhancer)',F('<select id=s name=s><option>1</select>'),c=>{$('#s').classList.add('ts');$('#s').insertAdjacentHTML('afterend','<div class=widget>w</div>')},F('<select id=s name=s><option>1</select>'),c=>!!$('.widget')&&$('#s').classList.contains('ts')],
['controls named id/name/title/action: form still patched',F('<input name=id><input name=name><input name=title><input name=action><p>old</p>'),c=>{},F('<input name=id><input name=name><input name=title><input name=action><p>new</p>'),c=>$('#root p')?.textContent==='new'&&document.querySelectorAll('#root p').length===1],
['control named children: form still patched',F('<input name=children><p>old</p>'),c=>{},F('<input name=children><p>new</p>'),c=>$('#root p')?.textContent==='new'&&document.querySelectorAll('#root p').length===1],
['keyed list row keeps its typed value when a row is prepended (ids on rows)',F('<ul><li id=r1><input name=x></li><li id=r2><input name=x></li></ul>'),c=>{dirty($('#r2 input'),'typed')},F('<ul><li id=r0><input name=x></li><li id=r1><input name=x></li><li id=r2><input name=x></li></ul>'),c=>$('#r2 input').value==='typed'&&$('#r0 input').value===''],
['no blur/focus/change events fired on the focused field (error inserted)',F('<input id=a name=a>'),c=>{type($('#a'),'hello');c.ev=[];for(const t of['blur','focus','change','focusout'])document.addEventListener(t,e=>{if(e.target.id==='a')c.ev.push(t)},{capture:true,once:true})},F('<p>bad</p><input id=a name=a value=hello>'),c=>c.ev.length===0],
];
