// The people of the tests and their devices, each a socket of the official client. Every wait is bounded.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { io } from 'socket.io-client';

const PATIENCE_MS = 15_000;
const PASSWORD = 'correct horse';
const open = new Set();
let scenes = 0;

/** A test whose sockets are closed after it. */
export function rule(name, check) {
  test(name, async () => {
    try {
      await check();
    } finally {
      for (const device of open) device.socket.disconnect();
      open.clear();
    }
  });
}

async function post(url, path, body, token) {
  const response = await fetch(url + path, {
    method: body === undefined ? 'DELETE' : 'POST',
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  assert.ok(response.ok, `${path}: ${response.status}`);
  return response.status === 204 ? undefined : response.json();
}

const description = (id) => ({ id, name: id, platform: 'test' });

export class User {
  static async register(url, username) {
    const user = new User();
    const body = { username, displayName: username, password: PASSWORD, device: description('desk') };
    const session = await post(url, '/api/register', body);
    return Object.assign(user, { url, username, id: session.user.id, tokens: { desk: session.token } });
  }

  /** Connects the device, signing it in first if it is new. */
  async connect(device = 'desk') {
    if (!this.tokens[device]) {
      const body = { username: this.username, password: PASSWORD, device: description(device) };
      this.tokens[device] = (await post(this.url, '/api/login', body)).token;
    }
    return Device.connect(this.url, this.tokens[device], device);
  }

  async set(settings) {
    const response = await fetch(this.url + '/api/me', {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${this.tokens.desk}` },
      body: JSON.stringify(settings),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    assert.equal(response.status, 200);
  }

  logOut = (device = 'desk') => post(this.url, '/api/logout', {}, this.tokens[device]);
  remove = (device, as) => post(this.url, `/api/devices/${device}`, undefined, this.tokens[as]);
  changePassword = (as) =>
    post(this.url, '/api/password', { current: PASSWORD, next: 'another horse' }, this.tokens[as]);
}

export class Device {
  events = [];
  waiting = new Set();

  static async connect(url, token, id) {
    const device = new Device();
    device.id = id;
    device.socket = io(url, {
      auth: { token, deviceId: id, protocol: 1 },
      forceNew: true,
      reconnection: false,
      transports: ['websocket'],
    });
    device.socket.onAny((name, payload) => {
      device.events.push({ name, payload });
      for (const look of device.waiting) look();
    });
    open.add(device);
    await new Promise((resolve, reject) => {
      device.socket.on('connect', resolve);
      device.socket.on('connect_error', reject);
    });
    return device;
  }

  /** Sends and returns the ack. */
  ask(name, payload) {
    return this.socket.timeout(PATIENCE_MS).emitWithAck(name, payload);
  }

  async ok(name, payload) {
    const ack = await this.ask(name, payload);
    assert.equal(ack.ok, true, `${name}: ${JSON.stringify(ack)}`);
    return ack;
  }

  async refused(code, name, payload) {
    const ack = await this.ask(name, payload);
    assert.deepEqual([ack.ok, ack.error?.code], [false, code], `${name} ${JSON.stringify(payload)}`);
    return ack.error;
  }

  /** Takes the first such event that was not taken yet. */
  next(name, which = () => true) {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = this.events.findIndex((event) => event.name === name && which(event.payload));
        if (found < 0) return;
        done();
        resolve(this.events.splice(found, 1)[0].payload);
      };
      const timer = setTimeout(() => {
        done();
        reject(new Error(`no ${name}, but ${JSON.stringify(this.events)}`));
      }, PATIENCE_MS);
      const done = () => {
        clearTimeout(timer);
        this.waiting.delete(look);
      };
      this.waiting.add(look);
      look();
    });
  }

  /** What it was told of calls and did not take, once all that was sent so far is here. */
  async told() {
    await this.ask('sync', { cursor: 'nobodys' });
    return this.events.filter((event) => /^(call:|incoming_call)/.test(event.name));
  }

  /** Their names. */
  async news() {
    return (await this.told()).map((event) => event.name);
  }

  async quiet() {
    assert.deepEqual(await this.news(), []);
  }

  async forget() {
    await this.news();
    this.events.length = 0;
  }

  /** Cuts the connection without a word. */
  kill() {
    this.socket.io.engine.transport.ws.terminate();
  }
}

/** Anna, Ben and Cleo in one group, the first two connected. */
export async function scene(url) {
  const number = `${process.pid}.${++scenes}`;
  const [anna, ben, cleo] = await Promise.all(
    ['anna', 'ben', 'cleo'].map((name) => User.register(url, `${name}.${number}`)),
  );
  const [hers, his] = [await anna.connect(), await ben.connect()];
  const { chat } = await hers.ok('chat:create', {
    requestId: 'group',
    title: 'All',
    memberIds: [ben.id, cleo.id],
  });
  let wishes = 0;
  const wish = (callee, changes) => ({
    requestId: `wish${++wishes}`,
    calleeId: callee.id,
    chatId: chat.id,
    type: 'video',
    ...changes,
  });
  const stage = { anna, ben, cleo, hers, his, chatId: chat.id, wish };
  stage.ring = async (caller = hers, callee = ben, device = his) => {
    const { callId } = await caller.ok('call:initiate', wish(callee));
    await caller.next('call:initiated', (told) => told.callId === callId);
    if (device) await device.next('incoming_call', (told) => told.callId === callId);
    return callId;
  };
  stage.accept = async (callId, caller = hers, device = his, first = undefined) => {
    const { call } = await device.ok('call:accept', { callId, first });
    for (const side of [caller, device]) await side.next('call:accepted', (told) => told.callId === callId);
    return call;
  };
  stage.talk = async (caller = hers, callee = ben, device = his) => {
    const callId = await stage.ring(caller, callee, device);
    await stage.accept(callId, caller, device);
    return callId;
  };
  stage.left = async (callId, member = his) => {
    const { calls } = await member.ok('call:history', {});
    const { messages } = await member.ok('chat:history', { chatId: chat.id, limit: 100 });
    const records = calls.filter((call) => call.callId === callId);
    const told = messages.filter((message) => message.kind === 'call' && message.clientId === callId);
    assert.equal(records.length, 1, 'one record');
    assert.equal(told.length, 1, 'one message');
    assert.deepEqual(told[0].call, records[0]);
    assert.equal(told[0].senderId, records[0].callerId);
    assert.equal(told[0].body, '');
    return records[0];
  };
  return stage;
}

export const offer = (text) => ({ sdp: { type: 'offer', sdp: text } });
export const answer = (text) => ({ sdp: { type: 'answer', sdp: text } });
export const candidate = (text) => ({ candidate: { candidate: text, sdpMid: '0', sdpMLineIndex: 0 } });

/** Every kind of signal: its name and members. */
export const SIGNALS = [
  ['call:offer', offer('v=0')],
  ['call:answer', answer('v=0')],
  ['call:ice-candidate', candidate('candidate:1')],
  ['call:ice-candidate', { candidate: null }],
  ['call:media', { audio: true, video: false, screen: true }],
  ['call:upgrade', { step: 'ask' }],
  ['call:view', { width: 640, height: 360 }],
];
