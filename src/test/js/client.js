// The people of the tests and their devices, each a socket of the official client. Every wait is bounded, and every
// answer and event is held against the shapes of the protocol.
import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import { io } from 'socket.io-client';
import { SHAPES, check, checkAck, checkEvent } from './shapes.js';

/** The server under test. */
export const URL = process.env.PARLEY_URL;
export const PASSWORD = 'correct horse';
const PATIENCE_MS = 15_000;
/** How the sockets of the run reach the server; over polling alone there is no connection that could be cut. */
const TRANSPORTS = (process.env.PARLEY_TRANSPORTS ?? 'websocket').split(',');
/** The open sockets of each rule, which runs beside others. */
const scope = new AsyncLocalStorage();
let names = 0;

/** All rules of the files that were imported; `rules.js` runs them. */
export const rules = [];

/** A test whose sockets are closed after it, and which fails when anything came that has not the protocol's shape. */
export function rule(name, check, options = {}) {
  const run = async () => {
    const open = new Set();
    try {
      await scope.run(open, check);
      assert.deepEqual([...open].flatMap((device) => device.faults), []);
    } finally {
      for (const device of open) device.socket.disconnect();
    }
  };
  rules.push({ name, options, run });
}

/** A rule that cuts connections, which only a WebSocket is. */
rule.ofWebSockets = (name, check) => rule(name, check, { skip: !TRANSPORTS.includes('websocket') });

/** Of the JSON in `text`, or undefined. */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Calls the HTTP API. `json` is what to send as JSON, `body` and `headers` anything else. */
export async function http(method, path, { token, json, body, headers, url = URL } = {}) {
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(json !== undefined && { 'Content-Type': 'application/json' }),
      ...(token && { Authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: json === undefined ? body : JSON.stringify(json),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const text = bytes.toString();
  return { status: response.status, headers: response.headers, bytes, text, json: parse(text) };
}

/** Calls it and expects to be refused, with a problem of this status and code. */
export async function problem(status, code, method, path, options) {
  const answer = await http(method, path, options);
  const what = `${method} ${path} ${JSON.stringify(options?.json)}: ${answer.text}`;
  assert.deepEqual([answer.status, answer.json?.code], [status, code], what);
  assert.match(answer.headers.get('content-type'), /^application\/problem\+json/);
  check(answer.json, SHAPES.problem, path);
  assert.equal(answer.json.status, status);
  return answer;
}

async function done(status, shape, method, path, options) {
  const answer = await http(method, path, options);
  assert.equal(answer.status, status, `${method} ${path}: ${answer.text}`);
  if (shape) check(answer.json, shape, path);
  else assert.equal(answer.text, '');
  return answer.json;
}

/** A user name that nobody has, in every process of a run. */
export const fresh = (name) => `${name}.${process.pid}.${++names}`;

export const description = (id) => ({ id, name: id, platform: 'test' });

export class User {
  /** A new user, signed in on `desk`; `username` as [fresh] made it. */
  static async register(url, username, displayName = username) {
    const user = new User();
    const json = { username, displayName, password: PASSWORD, device: description('desk') };
    const session = await done(201, SHAPES.session, 'POST', '/api/register', { url, json });
    return Object.assign(user, { url, username, id: session.user.id, tokens: { desk: session.token } });
  }

  /** So many new users. */
  static some(...names) {
    return Promise.all(names.map((name) => User.register(URL, fresh(name))));
  }

  /** Signs the device in, and returns its session. */
  async signIn(device, password = PASSWORD) {
    const json = { username: this.username, password, device: description(device) };
    const session = await done(200, SHAPES.session, 'POST', '/api/login', { url: this.url, json });
    this.tokens[device] = session.token;
    return session;
  }

  /** Connects the device, signing it in first if it is new. */
  async connect(device = 'desk') {
    if (!this.tokens[device]) await this.signIn(device);
    return Device.connect(this.url, { token: this.tokens[device], deviceId: device, protocol: 1 });
  }

  /** Calls the HTTP API as this user and returns the whole answer. */
  http(method, path, options, device = 'desk') {
    return http(method, path, { url: this.url, token: this.tokens[device], ...options });
  }

  /** Expects to be refused. */
  problem(status, code, method, path, options, device = 'desk') {
    return problem(status, code, method, path, { url: this.url, token: this.tokens[device], ...options });
  }

  /** Expects what has this shape, or nothing at all. */
  done(status, shape, method, path, json, device = 'desk') {
    return done(status, shape, method, path, { url: this.url, token: this.tokens[device], json });
  }

  me = () => this.done(200, SHAPES.me, 'GET', '/api/me');
  set = (settings) => this.done(200, SHAPES.me, 'PATCH', '/api/me', settings);
  devices = async (as = 'desk') => (await this.done(200, SHAPES.devices, 'GET', '/api/devices', undefined, as)).devices;
  find = async (query) =>
    (await this.done(200, SHAPES.users, 'GET', `/api/users?query=${encodeURIComponent(query)}`)).users;
  logOut = (device = 'desk') => this.done(204, null, 'POST', '/api/logout', {}, device);
  remove = (device, as) => this.done(204, null, 'DELETE', `/api/devices/${device}`, undefined, as);
  changePassword = (as) =>
    this.done(204, null, 'POST', '/api/password', { current: PASSWORD, next: 'another horse' }, as);
}

export class Device {
  events = [];
  waiting = new Set();
  faults = [];

  /** Fails with the `connect_error` when it is refused. */
  static async connect(url, auth) {
    const device = new Device();
    device.id = auth?.deviceId;
    device.socket = io(url, { auth, forceNew: true, reconnection: false, transports: TRANSPORTS });
    device.socket.onAny((name, payload) => {
      device.noting(() => checkEvent(name, payload));
      device.events.push({ name, payload });
      for (const look of device.waiting) look();
    });
    device.gone = new Promise((resolve) => device.socket.on('disconnect', resolve));
    scope.getStore().add(device);
    await new Promise((resolve, reject) => {
      device.socket.on('connect', resolve);
      device.socket.on('connect_error', reject);
    });
    return device;
  }

  noting(check) {
    try {
      check();
    } catch (e) {
      this.faults.push(e.message);
    }
  }

  /** Sends and returns the ack. */
  async ask(name, ...payload) {
    const ack = await this.socket.timeout(PATIENCE_MS).emitWithAck(name, ...payload);
    this.noting(() => checkAck(name, ack));
    return ack;
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

  /** Until the server has closed the socket. */
  async closed() {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`${this.id} is still connected`)), PATIENCE_MS);
    });
    await Promise.race([this.gone, late]).finally(() => clearTimeout(timer));
  }

  /** Takes all that was sent so far and not taken yet: those of `name`, or all. */
  async heard(...names) {
    await this.settle();
    const heard = this.events.filter((event) => names.length === 0 || names.includes(event.name));
    this.events = this.events.filter((event) => !heard.includes(event));
    return names.length === 1 ? heard.map((event) => event.payload) : heard;
  }

  /** Waits until all that the server sent so far is here. */
  settle = () => this.ask('sync', { cursor: 'nobodys' });

  /** What it was told of calls and did not take, once all that was sent so far is here. */
  async told() {
    await this.settle();
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
export async function scene(url = URL) {
  const [anna, ben, cleo] = await Promise.all(
    ['anna', 'ben', 'cleo'].map((name) => User.register(url, fresh(name))),
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
