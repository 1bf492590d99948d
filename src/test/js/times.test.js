// The rules of calls that wait for something, on a server with short times, and on one that is restarted.
import assert from 'node:assert/strict';
import { offer, rule, scene } from './client.js';

const HASTY_URL = process.env.PARLEY_HASTY_URL;
const RESTARTED_URL = process.env.PARLEY_RESTARTED_URL;

rule('a call that nobody answers times out, the caller hearing of it twice', async () => {
  const { ben, hers, his, ring, left } = await scene(HASTY_URL);
  const phone = await ben.connect('phone');
  const callId = await ring();
  for (const device of [his, phone]) {
    assert.deepEqual(await device.next('call:ended'), { callId, reason: 'timeout', durationMs: 0 });
  }
  assert.deepEqual(await hers.news(), ['call:timeout', 'call:ended']);
  assert.deepEqual(await hers.next('call:timeout'), { callId });
  assert.equal((await left(callId)).outcome, 'missed');
  await his.refused('call_not_ringing', 'call:accept', { callId });
});

for (const [state, side, outcome] of [
  ['ringing', 'hers', 'cancelled'],
  ['ringing', 'his', 'missed'],
  ['active', 'hers', 'completed'],
  ['active', 'his', 'completed'],
]) {
  rule(`${side} socket killed for good while ${state} leaves the call ${outcome}`, async () => {
    const stage = await scene(HASTY_URL);
    const callId = await (state === 'active' ? stage.talk() : stage.ring());
    const other = side === 'hers' ? 'his' : 'hers';
    stage[side].kill();
    const ended = await stage[other].next('call:ended');
    assert.deepEqual([ended.callId, ended.reason, ended.endedBy], [callId, 'disconnected', undefined]);
    const record = await stage.left(callId, stage[other]);
    assert.deepEqual([record.outcome, record.durationMs], [outcome, ended.durationMs]);
    const user = side === 'hers' ? stage.anna : stage.ben;
    await (await user.connect()).refused('call_not_active', 'call:resume', { callId });
  });
}

rule("a callee's device lost while another rings changes nothing", async () => {
  const { ben, hers, his, ring } = await scene(HASTY_URL);
  const phone = await ben.connect('phone');
  const callId = await ring();
  await phone.next('incoming_call');
  his.kill();
  await phone.ok('call:accept', { callId });
  assert.equal((await hers.next('call:accepted')).deviceId, 'phone');
  await hers.quiet();
});

rule('a restart of the server keeps an active and a ringing call', async () => {
  const talking = await scene(RESTARTED_URL);
  const ringing = await scene(RESTARTED_URL);
  const active = await talking.talk();
  const waiting = await ringing.ring();
  await ringing.hers.ok('call:offer', { callId: waiting, ...offer('forgotten') });
  const response = await fetch(process.env.PARLEY_RESTART, { method: 'POST', signal: AbortSignal.timeout(30_000) });
  assert.equal(response.status, 204);

  const [hers, his] = [await talking.anna.connect(), await talking.ben.connect()];
  assert.equal((await hers.ok('call:resume', { callId: active })).call.state, 'active');
  await his.ok('call:resume', { callId: active });
  await hers.next('call:peer-resumed');
  await hers.ok('call:offer', { callId: active, ...offer('restart') });
  assert.equal((await his.next('call:offer')).sdp.sdp, 'restart');

  const bens = await ringing.ben.connect();
  assert.equal((await bens.next('incoming_call')).callId, waiting);
  await bens.quiet();
  const annas = await ringing.anna.connect();
  assert.equal((await annas.ok('call:resume', { callId: waiting })).call.state, 'ringing');
  await annas.ok('call:offer', { callId: waiting, ...offer('again') });
  assert.equal((await bens.next('call:offer')).sdp.sdp, 'again');
  await ringing.accept(waiting, annas, bens);
});
