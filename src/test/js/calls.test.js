// The rules of calls on a server whose times are too long to run out.
import assert from 'node:assert/strict';
import { SIGNALS, URL, User, answer, candidate, fresh, offer, rule, scene } from './client.js';

rule('a call is told to the caller and to every device of the callee', async () => {
  const { anna, ben, hers, his, chatId, wish } = await scene(URL);
  const phone = await ben.connect('phone');
  const annasPhone = await anna.connect('phone');
  const { callId, expiresAt } = await hers.ok('call:initiate', wish(ben));
  const told = { callId, calleeId: ben.id, chatId, type: 'video', expiresAt };
  assert.deepEqual(await hers.next('call:initiated'), told);
  for (const device of [his, phone]) {
    const { caller, ...incoming } = await device.next('incoming_call');
    assert.deepEqual(incoming, { callId, chatId, type: 'video', expiresAt, silent: false });
    assert.equal(caller.id, anna.id);
    assert.equal(caller.displayName, anna.username);
  }
  for (const device of [hers, his, phone, annasPhone]) await device.quiet();
});

rule('Do Not Disturb makes it silent', async () => {
  const { ben, hers, his, ring } = await scene(URL);
  await ben.set({ doNotDisturb: true });
  await ring(hers, ben, null);
  assert.equal((await his.next('incoming_call')).silent, true);
});

rule('the first check of call:initiate that fails answers', async () => {
  const { anna, ben, cleo, hers, his, wish, talk } = await scene(URL);
  const dora = await User.register(URL, fresh('dora'));
  const doras = await dora.connect();
  const refusals = [
    ['bad_request', hers, wish(anna, { chatId: 'nowhere' })],
    ['chat_not_found', hers, wish(dora, { chatId: 'nowhere' })],
    ['not_in_chat', doras, wish(ben)],
    ['not_in_chat', hers, wish(dora)],
    ['callee_offline', hers, wish(cleo)],
  ];
  for (const [code, device, payload] of refusals) await device.refused(code, 'call:initiate', payload);
  const callId = await talk();
  await hers.refused('callee_offline', 'call:initiate', wish(cleo));
  const cleos = await cleo.connect();
  assert.equal((await hers.refused('caller_busy', 'call:initiate', wish(cleo))).callId, callId);
  assert.equal((await his.refused('caller_busy', 'call:initiate', wish(anna))).callId, callId);
  await cleos.refused('callee_busy', 'call:initiate', wish(ben));
  for (const device of [hers, his, cleos, doras]) await device.quiet();
});

rule('an offline and a busy callee find one missed call under a fresh id; such an answer is remembered', async () => {
  const { anna, ben, cleo, hers, his, wish, ring, left } = await scene(URL);
  const [offline, busy] = [wish(cleo), wish(ben)];
  await hers.refused('callee_offline', 'call:initiate', offline);
  const cleos = await cleo.connect();
  await hers.refused('callee_offline', 'call:initiate', offline);
  const callId = await ring();
  await cleos.refused('callee_busy', 'call:initiate', busy);
  await hers.ok('call:end', { callId });
  await cleos.refused('callee_busy', 'call:initiate', busy);
  const { calls } = await cleos.ok('call:history', {});
  assert.deepEqual(calls.map((call) => [call.callerId, call.calleeId, call.outcome, call.durationMs]), [
    [cleo.id, ben.id, 'missed', 0],
    [anna.id, cleo.id, 'missed', 0],
  ]);
  for (const call of calls) assert.deepEqual(await left(call.callId, cleos), call);
  assert.equal((await his.ok('call:history', {})).calls.length, 2);
});

rule('the same request gets the same answer and rings once; other refusals are forgotten', async () => {
  const { anna, ben, hers, his, wish } = await scene(URL);
  const once = wish(ben);
  const first = await hers.ok('call:initiate', once);
  assert.deepEqual(await hers.ok('call:initiate', once), first);
  await his.next('incoming_call');
  const glare = wish(anna);
  assert.equal((await his.refused('glare', 'call:initiate', glare)).callId, first.callId);
  await hers.ok('call:end', { callId: first.callId });
  await his.next('call:ended');
  assert.deepEqual(await hers.ok('call:initiate', once), first);
  await his.quiet();
  await his.ok('call:initiate', glare);
});

rule('of two who call each other at once exactly one rings, and the other accepts it', async () => {
  const { anna, ben, hers, his, wish, left } = await scene(URL);
  for (let round = 0; round < 10; round++) {
    const acks = await Promise.all([hers.ask('call:initiate', wish(ben)), his.ask('call:initiate', wish(anna))]);
    const loser = acks[0].ok ? 1 : 0;
    const { callId } = acks[1 - loser];
    assert.ok(callId);
    assert.equal(acks[loser].error.code, 'glare');
    assert.equal(acks[loser].error.callId, callId);
    const device = [hers, his][loser];
    await device.ok('call:accept', { callId });
    await device.ok('call:end', { callId });
    assert.equal((await left(callId)).outcome, 'completed');
  }
});

rule('a malformed event of every kind is a bad request that nobody else hears of', async () => {
  const { hers, his, talk } = await scene(URL);
  const callId = await talk();
  const kinds = [
    'initiate', 'accept', 'reject', 'end', 'offer', 'answer', 'ice-candidate', 'media',
    'resume', 'hold', 'upgrade', 'view', 'forget',
  ];
  for (const kind of kinds) {
    for (const payload of [{}, [], 7, 'x', null, { callId: 7 }, { callId: 'a b' }]) {
      await hers.refused('bad_request', `call:${kind}`, payload);
    }
    const ack = await hers.socket.timeout(10_000).emitWithAck(`call:${kind}`);
    assert.equal(ack.error.code, 'bad_request', `call:${kind} without payload`);
  }
  const wrong = [
    ['accept', { first: 'both' }],
    ['reject', { reason: 'rude' }],
    ['end', { reason: 'bored' }],
    ['offer', answer('v=0')],
    ['offer', { sdp: 'v=0' }],
    ['answer', { sdp: { type: 'answer' } }],
    ['ice-candidate', {}],
    ['ice-candidate', { candidate: { candidate: 7 } }],
    ['media', { audio: 1, video: true, screen: true }],
    ['hold', { on: 'yes' }],
    ['upgrade', { step: 'up' }],
    ['view', { width: -1, height: 1 }],
    ['history', { limit: 0 }],
    ['history', { limit: 101 }],
    ['history', { before: 7 }],
    ['forget', { callIds: 'all' }],
  ];
  for (const [kind, payload] of wrong) await hers.refused('bad_request', `call:${kind}`, { callId, ...payload });
  await hers.refused('unknown_event', 'call:dance', { callId });
  await hers.quiet();
  await his.quiet();
  await hers.ok('call:end', { callId });
});

rule('a call that nobody knows is not found', async () => {
  const { hers } = await scene(URL);
  const callId = 'nobodys';
  for (const kind of ['accept', 'reject', 'end', 'resume']) {
    await hers.refused('call_not_found', `call:${kind}`, { callId });
  }
  await hers.refused('call_not_found', 'call:hold', { callId, on: true });
  for (const [name, payload] of SIGNALS) await hers.refused('call_not_found', name, { callId, ...payload });
  await hers.refused('call_not_found', 'call:history', { before: callId });
});

rule('an answer is told to both devices and stops the others', async () => {
  const { ben, hers, his, ring } = await scene(URL);
  const phone = await ben.connect('phone');
  const callId = await ring();
  const { call } = await phone.ok('call:accept', { callId });
  assert.deepEqual([call.state, call.heldBy, call.callId], ['active', [], callId]);
  for (const device of [hers, phone]) {
    assert.deepEqual(await device.next('call:accepted'), { callId, deviceId: 'phone', startedAt: call.startedAt });
  }
  assert.deepEqual(await his.next('call:ended'), { callId, reason: 'answered_elsewhere', durationMs: 0 });
  await hers.quiet();
});

rule('of two answers at once exactly one wins', async () => {
  const { ben, hers, his, ring } = await scene(URL);
  const phone = await ben.connect('phone');
  for (let round = 0; round < 10; round++) {
    const callId = await ring(hers, ben, null);
    const acks = await Promise.all([his, phone].map((device) => device.ask('call:accept', { callId })));
    assert.equal(acks.filter((ack) => ack.ok).length, 1);
    assert.equal(acks.find((ack) => !ack.ok).error.code, 'call_not_ringing');
    await hers.ok('call:end', { callId });
    assert.deepEqual(await hers.news(), ['call:accepted', 'call:ended']);
    await hers.forget();
  }
});

rule('only the callee answers or rejects, only a participant ends', async () => {
  const { cleo, hers, his, ring } = await scene(URL);
  const cleos = await cleo.connect();
  const callId = await ring();
  for (const device of [hers, cleos]) {
    await device.refused('not_callee', 'call:accept', { callId });
    await device.refused('not_callee', 'call:reject', { callId });
  }
  await cleos.refused('not_participant', 'call:end', { callId });
  await his.ok('call:accept', { callId });
});

for (const [name, payload, reason, outcome] of [
  ['call:reject', {}, 'declined', 'declined'],
  ['call:reject', { reason: 'declined' }, 'declined', 'declined'],
  ['call:reject', { reason: 'busy' }, 'busy', 'busy'],
  ['call:end', {}, 'declined', 'declined'],
]) {
  rule(`the callee's ${name} ${JSON.stringify(payload)} while ringing is told as ${reason}`, async () => {
    const { ben, hers, his, ring, left } = await scene(URL);
    const phone = await ben.connect('phone');
    const callId = await ring();
    await phone.next('incoming_call');
    await his.ok(name, { callId, ...payload });
    assert.deepEqual(await hers.next('call:rejected'), { callId, reason });
    assert.deepEqual(await phone.next('call:ended'), { callId, reason: 'declined_elsewhere', durationMs: 0 });
    for (const device of [hers, his, phone]) await device.quiet();
    assert.equal((await left(callId)).outcome, outcome);
    await his.refused('call_not_ringing', 'call:reject', { callId });
  });
}

rule('the caller cancels', async () => {
  const { anna, ben, hers, his, ring, left } = await scene(URL);
  const phone = await ben.connect('phone');
  const callId = await ring();
  await phone.next('incoming_call');
  await hers.ok('call:end', { callId });
  for (const device of [hers, his, phone]) {
    assert.deepEqual(await device.next('call:ended'), {
      callId,
      reason: 'cancelled',
      endedBy: anna.id,
      durationMs: 0,
    });
    await device.quiet();
  }
  assert.equal((await left(callId)).outcome, 'cancelled');
});

for (const [reason, outcome] of [['hangup', 'completed'], ['failed', 'failed']]) {
  rule(`an active call ends once by ${reason}, and ending it again changes nothing`, async () => {
    const { ben, cleo, hers, his, talk, left } = await scene(URL);
    const callId = await talk();
    await his.ok('call:end', { callId, reason });
    const record = await left(callId);
    assert.equal(record.outcome, outcome);
    assert.equal(record.endedAt - record.startedAt, record.durationMs);
    for (const device of [hers, his]) {
      assert.deepEqual(await device.next('call:ended'), {
        callId,
        reason,
        endedBy: ben.id,
        durationMs: record.durationMs,
      });
    }
    for (const device of [hers, his]) await device.ok('call:end', { callId });
    await hers.refused('call_not_active', 'call:resume', { callId });
    await hers.refused('call_not_active', 'call:hold', { callId, on: true });
    await his.refused('call_not_ringing', 'call:accept', { callId });
    for (const [name, payload] of SIGNALS) {
      await hers.refused('call_not_active', name, { callId, ...payload });
      await (await cleo.connect()).refused('not_participant', name, { callId, ...payload });
    }
    for (const device of [hers, his]) await device.quiet();
    assert.deepEqual(await left(callId), record);
  });
}

rule('every signal of an active call reaches the other side as sent, with its sender, in order', async () => {
  const { anna, ben, hers, his, talk } = await scene(URL);
  const callId = await talk();
  for (const [from, user, to] of [[hers, anna, his], [his, ben, hers]]) {
    for (const [name, payload] of SIGNALS) await from.ok(name, { callId, ...payload });
    const sender = { fromUserId: user.id, fromDeviceId: 'desk' };
    assert.deepEqual(
      await to.told(),
      SIGNALS.map(([name, payload]) => ({ name, payload: { callId, ...payload, ...sender } })),
    );
    await to.forget();
  }
  const texts = Array.from({ length: 200 }, (_, i) => `candidate:${i}`);
  const acks = await Promise.all(texts.map((text) => hers.ask('call:ice-candidate', { callId, ...candidate(text) })));
  assert.ok(acks.every((ack) => ack.ok));
  const told = await his.told();
  assert.deepEqual(told.map((event) => event.payload.candidate.candidate), texts);
});

rule('strangers, and devices of participants that are not in the call, signal nothing', async () => {
  const { anna, ben, cleo, hers, his, ring, accept } = await scene(URL);
  const others = [await cleo.connect(), await anna.connect('phone')];
  const callId = await ring();
  for (const [name, payload] of SIGNALS) {
    for (const device of others) await device.refused('not_participant', name, { callId, ...payload });
  }
  await accept(callId);
  others.push(await ben.connect('phone'));
  for (const [name, payload] of SIGNALS) {
    for (const device of others) await device.refused('not_participant', name, { callId, ...payload });
  }
  for (const device of [hers, his, ...others]) await device.quiet();
});

rule('while ringing, signals go to every device of the callee, late ones too, and come from any of them', async () => {
  const { ben, hers, his, ring } = await scene(URL);
  const phone = await ben.connect('phone');
  const callId = await ring();
  await phone.next('incoming_call');
  await hers.ok('call:offer', { callId, ...offer('v=0') });
  await hers.ok('call:ice-candidate', { callId, ...candidate('candidate:1') });
  const late = await ben.connect('late');
  await hers.ok('call:ice-candidate', { callId, candidate: null });
  assert.deepEqual(await late.news(), [
    'incoming_call', 'call:offer', 'call:ice-candidate', 'call:ice-candidate',
  ]);
  for (const device of [his, phone]) {
    assert.deepEqual(await device.news(), ['call:offer', 'call:ice-candidate', 'call:ice-candidate']);
  }
  for (const device of [his, phone, late]) await device.ok('call:answer', { callId, ...answer(device.id) });
  for (const device of [his, phone, late]) {
    const told = await hers.next('call:answer');
    assert.deepEqual([told.fromDeviceId, told.sdp.sdp], [device.id, device.id]);
  }
  await hers.refused('call_not_active', 'call:upgrade', { callId, step: 'ask' });
});

rule('call waiting: a second caller rings, a third does not, and answering says what becomes of the first', async () => {
  const { anna, ben, cleo, hers, his, wish, talk, ring, accept, left } = await scene(URL);
  const cleos = await cleo.connect();
  const phone = await ben.connect('phone');
  const first = await talk();
  await cleos.refused('callee_busy', 'call:initiate', wish(ben));
  await ben.set({ callWaiting: true });
  const second = await ring(cleos, ben, null);
  assert.equal((await his.next('incoming_call')).waiting, true);
  const dora = await User.register(URL, fresh('dora'));
  const doras = await dora.connect();
  const { chat } = await doras.ok('chat:open', { userId: ben.id });
  await doras.refused('callee_busy', 'call:initiate', wish(ben, { chatId: chat.id }));
  await his.refused('bad_request', 'call:accept', { callId: second });
  await phone.refused('forbidden', 'call:accept', { callId: second, first: 'hold' });
  await hers.quiet();
  await accept(second, cleos, his, 'hold');
  assert.deepEqual(await hers.next('call:held'), { callId: first, userId: ben.id, on: true });
  await cleos.ok('call:end', { callId: second });
  assert.deepEqual((await his.ok('call:resume', { callId: first })).call.heldBy, [ben.id]);

  const third = await ring(cleos, ben, his);
  await his.ok('call:accept', { callId: third });
  await hers.quiet();
  await cleos.ok('call:end', { callId: third });
  const fourth = await ring(cleos, ben, his);
  await phone.ok('call:accept', { callId: fourth, first: 'end' });
  const ended = await hers.next('call:ended');
  assert.deepEqual([ended.callId, ended.reason, ended.endedBy], [first, 'hangup', ben.id]);
  assert.equal((await left(first)).outcome, 'completed');
});

rule('hold is per user and swaps', async () => {
  const { anna, ben, cleo, hers, his, wish, talk, ring, accept } = await scene(URL);
  const cleos = await cleo.connect();
  const first = await talk();
  const hold = (device, callId, on) => device.ok('call:hold', { callId, on });
  for (const on of [true, true, false, false]) await hold(hers, first, on);
  assert.deepEqual(await his.next('call:held'), { callId: first, userId: anna.id, on: true });
  assert.deepEqual(await his.next('call:held'), { callId: first, userId: anna.id, on: false });
  await his.quiet();
  await cleos.refused('not_participant', 'call:hold', { callId: first, on: true });
  await hold(his, first, true);
  await hers.next('call:held');
  const second = await ring(his, cleo, cleos);
  await his.refused('call_not_active', 'call:hold', { callId: second, on: true });
  assert.equal((await his.refused('caller_busy', 'call:hold', { callId: first, on: false })).callId, second);
  await accept(second, his, cleos);
  await hold(his, first, false);
  assert.equal((await hers.next('call:held')).on, false);
  assert.deepEqual(await cleos.next('call:held'), { callId: second, userId: ben.id, on: true });
  await his.refused('caller_busy', 'call:initiate', wish(anna));
  await his.ok('call:end', { callId: first });
  assert.deepEqual((await his.ok('call:resume', { callId: second })).call.heldBy, [ben.id]);
});

rule('history is paged newest first, and forgetting is for oneself alone', async () => {
  const { anna, cleo, hers, his, ring } = await scene(URL);
  const ids = [];
  for (let i = 0; i < 4; i++) {
    ids.unshift(await ring());
    await hers.ok('call:end', { callId: ids[0] });
  }
  const page = async (device, payload) => (await device.ok('call:history', payload)).calls.map((call) => call.callId);
  assert.deepEqual(await page(hers, {}), ids);
  assert.deepEqual(await page(his, { limit: 2 }), ids.slice(0, 2));
  assert.deepEqual(await page(his, { before: ids[1], limit: 2 }), ids.slice(2));
  assert.deepEqual(await page(await cleo.connect(), {}), []);
  await hers.ok('call:forget', { callIds: [ids[1], 'unknown'] });
  assert.deepEqual(await page(await anna.connect('phone'), {}), [ids[0], ids[2], ids[3]]);
  await hers.ok('call:forget', { all: true });
  assert.deepEqual(await page(hers, {}), []);
  assert.deepEqual(await page(his, {}), ids);
});

rule.ofWebSockets('a killed socket is told to the other, who keeps signalling; what was said is delivered on resuming', async () => {
  const { anna, cleo, hers, his, talk } = await scene(URL);
  const callId = await talk();
  hers.kill();
  const away = await his.next('call:peer-reconnecting');
  assert.deepEqual([away.callId, away.userId], [callId, anna.id]);
  assert.ok(away.graceMs > 0);
  for (const [name, payload] of SIGNALS) await his.ok(name, { callId, ...payload });
  await his.ok('call:hold', { callId, on: true });
  await (await anna.connect('phone')).refused('not_participant', 'call:resume', { callId });
  await (await cleo.connect()).refused('not_participant', 'call:resume', { callId });
  const again = await anna.connect();
  await again.quiet();
  const { call } = await again.ok('call:resume', { callId });
  assert.equal(call.state, 'active');
  assert.deepEqual(await again.news(), [...SIGNALS.map(([name]) => name), 'call:held']);
  assert.equal((await his.next('call:peer-resumed')).userId, anna.id);
  await again.ok('call:offer', { callId, ...offer('restart') });
  assert.equal((await his.next('call:offer')).sdp.sdp, 'restart');
  await again.ok('call:resume', { callId });
  await his.quiet();
});

rule('a second socket of the device replaces the first and resumes', async () => {
  const { anna, hers, his, talk } = await scene(URL);
  const callId = await talk();
  const second = await anna.connect();
  await hers.next('session:replaced');
  await his.next('call:peer-reconnecting');
  await second.ok('call:resume', { callId });
  await his.next('call:peer-resumed');
});

rule.ofWebSockets('a caller whose socket is killed while it rings resumes and gets what the callee signalled', async () => {
  const { anna, hers, his, ring, accept } = await scene(URL);
  const callId = await ring();
  hers.kill();
  await his.next('presence', (told) => told.userId === anna.id && told.presence === 'offline');
  await his.ok('call:answer', { callId, ...answer('v=0') });
  const again = await anna.connect();
  const { call } = await again.ok('call:resume', { callId });
  assert.equal(call.state, 'ringing');
  assert.equal((await again.next('call:answer')).sdp.sdp, 'v=0');
  await his.refused('call_not_active', 'call:resume', { callId });
  await accept(callId, again, his);
});

for (const [name, end] of [
  ['logging out', ({ anna }) => anna.logOut()],
  ['a deleted device', ({ anna }) => anna.remove('desk', 'phone')],
  ['a password changed on another device', ({ anna }) => anna.changePassword('phone')],
  [
    'leaving the chat',
    ({ anna, hers, chatId }) => hers.ok('chat:update', { chatId, remove: [anna.id] }),
  ],
]) {
  rule(`${name} ends the call at once, active or ringing`, async () => {
    for (const active of [true, false]) {
      const stage = await scene(URL);
      const { anna, his, ring, talk, left } = stage;
      await anna.connect('phone');
      const callId = await (active ? talk() : ring());
      await end(stage);
      const ended = await his.next('call:ended');
      assert.deepEqual([ended.callId, ended.reason, ended.endedBy], [callId, 'disconnected', undefined]);
      assert.equal((await left(callId)).outcome, active ? 'completed' : 'cancelled');
    }
  });
}
