// What the protocol says of every payload: which members it has, and of what kind each is. Every answer and event of
// the tests is held against it, and one that differs fails the test that got it.

const id = (value) => typeof value === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(value);
const cursor = (value) => typeof value === 'string' && value.length >= 1 && value.length <= 64;
const string = (value) => typeof value === 'string';
const boolean = (value) => typeof value === 'boolean';
const count = (value) => Number.isSafeInteger(value) && value >= 0;
/** Milliseconds since the epoch: seconds or microseconds would lie far outside. */
const time = (value) => Number.isSafeInteger(value) && value > 1.5e12 && value < 5e12;
const oneOf = (...values) => (value) => values.includes(value);
const map = (key, shape) => ({ key, shape });

const user = {
  id,
  username: (value) => /^[a-z0-9_.]{3,32}$/.test(value),
  displayName: string,
  'avatar?': id,
  presence: oneOf('online', 'offline', 'dnd'),
  'lastSeen?': time,
};
const me = { ...user, doNotDisturb: boolean, callWaiting: boolean };
const attachment = {
  id,
  name: string,
  type: string,
  size: count,
  sha256: (value) => /^[0-9a-f]{64}$/.test(value),
  'width?': count,
  'height?': count,
};
const callRecord = {
  callId: id,
  chatId: id,
  callerId: id,
  calleeId: id,
  type: oneOf('audio', 'video'),
  outcome: oneOf('completed', 'declined', 'busy', 'cancelled', 'missed', 'failed'),
  createdAt: time,
  'startedAt?': time,
  endedAt: time,
  durationMs: count,
};
const message = {
  id,
  chatId: id,
  seq: (value) => count(value) && value > 0,
  senderId: id,
  clientId: id,
  kind: oneOf('text', 'call', 'system'),
  body: string,
  'replyTo?': id,
  attachments: [attachment],
  reactions: map(string, [id]),
  'mentions?': [id],
  createdAt: time,
  'editedAt?': time,
  'deletedAt?': time,
  'call?': callRecord,
  'system?': {
    event: oneOf('created', 'titled', 'added', 'removed', 'left'),
    'userIds?': [id],
    'title?': string,
  },
};
const chat = {
  id,
  type: oneOf('direct', 'group'),
  'title?': string,
  members: [user],
  unread: count,
  readSeqs: map(id, count),
  'lastMessage?': message,
  muted: boolean,
  createdAt: time,
};
const call = {
  callId: id,
  chatId: id,
  type: oneOf('audio', 'video'),
  callerId: id,
  calleeId: id,
  state: oneOf('ringing', 'active', 'ended'),
  createdAt: time,
  expiresAt: time,
  'startedAt?': time,
  heldBy: [id],
};
const sender = { fromUserId: id, fromDeviceId: id };
const description = { type: oneOf('offer', 'answer', 'pranswer', 'rollback'), sdp: string };
const candidate = (value) => value === null || (string(value.candidate) && typeof value === 'object');

const changes = {
  'message:new': { cursor, message },
  'message:updated': { cursor, message },
  'chat:updated': { cursor, chat },
  'chat:removed': { cursor, chatId: id },
  'chat:read': { cursor, chatId: id, userId: id, seq: count },
};
const events = {
  ...changes,
  'session:replaced': {},
  'chat:typing': { chatId: id, userId: id, typing: boolean },
  presence: { userId: id, presence: user.presence, 'lastSeen?': time },
  'call:initiated': { callId: id, calleeId: id, chatId: id, type: call.type, expiresAt: time },
  incoming_call: {
    callId: id,
    chatId: id,
    type: call.type,
    caller: user,
    expiresAt: time,
    silent: boolean,
    'waiting?': oneOf(true),
  },
  'call:accepted': { callId: id, deviceId: id, startedAt: time },
  'call:rejected': { callId: id, reason: oneOf('declined', 'busy') },
  'call:timeout': { callId: id },
  'call:ended': {
    callId: id,
    reason: oneOf(
      'hangup', 'cancelled', 'timeout', 'disconnected', 'failed', 'answered_elsewhere', 'declined_elsewhere',
    ),
    'endedBy?': id,
    durationMs: count,
  },
  'call:offer': { callId: id, sdp: description, ...sender },
  'call:answer': { callId: id, sdp: description, ...sender },
  'call:ice-candidate': { callId: id, candidate, ...sender },
  'call:media': { callId: id, audio: boolean, video: boolean, screen: boolean, ...sender },
  'call:upgrade': { callId: id, step: oneOf('ask', 'accept', 'decline', 'drop'), ...sender },
  'call:view': { callId: id, width: count, height: count, ...sender },
  'call:peer-reconnecting': { callId: id, userId: id, 'graceMs?': count },
  'call:peer-resumed': { callId: id, userId: id, 'graceMs?': count },
  'call:held': { callId: id, userId: id, on: boolean },
};
const change = (value) => {
  const { event, ...payload } = value;
  check(payload, changes[event] ?? fault(`no change is called ${event}`), event);
  return true;
};
const acks = {
  sync: { cursor, changes: [change], more: boolean, 'reset?': oneOf(true) },
  'chat:open': { chat },
  'chat:create': { chat },
  'chat:update': { chat },
  'chat:history': { messages: [message], more: boolean },
  // `more` where fewer were told than found, because they are long.
  'chat:search': { messages: [message], 'more?': oneOf(true) },
  'message:send': { message },
  'message:edit': { message },
  'message:delete': { message },
  'message:react': { message },
  'chat:read': {},
  'chat:typing': {},
  'call:initiate': { callId: id, expiresAt: time },
  'call:accept': { call },
  'call:reject': {},
  'call:end': {},
  'call:offer': {},
  'call:answer': {},
  'call:ice-candidate': {},
  'call:media': {},
  'call:resume': { call },
  'call:hold': {},
  'call:upgrade': {},
  'call:view': {},
  'call:forget': {},
  'call:history': { calls: [callRecord] },
};
const code = oneOf(
  'bad_request', 'unauthorized', 'forbidden', 'unknown_event', 'not_found', 'conflict', 'too_large', 'rate_limited',
  'chat_not_found', 'not_in_chat', 'message_not_found', 'callee_offline', 'caller_busy', 'callee_busy', 'glare',
  'call_not_found', 'not_participant', 'not_callee', 'call_not_ringing', 'call_not_active', 'unavailable', 'internal',
);
const error = {
  code,
  message: (value) => string(value) && value !== '',
  'retryAfterMs?': count,
  'callId?': id,
  'ref?': string,
};

/** Every event that a client may send. */
export const CLIENT_EVENTS = Object.keys(acks);

export const SHAPES = {
  server: {
    name: string,
    version: string,
    protocol: oneOf(1),
    limits: { messageChars: oneOf(8000), attachmentBytes: count, ringTimeoutMs: count, reconnectGraceMs: count },
    registration: oneOf('open', 'closed'),
  },
  session: { user: me, token: string, expiresAt: time },
  me,
  devices: { devices: [{ id, name: string, platform: string, current: boolean, createdAt: time, lastSeen: time }] },
  users: { users: [user] },
  iceServers: {
    iceServers: [{ urls: [string], 'username?': string, 'credential?': string }],
    ttlSeconds: (value) => count(value) && value > 0,
  },
  attachment,
  problem: {
    type: string,
    title: string,
    status: count,
    detail: string,
    code,
    'retryAfterMs?': count,
    'ref?': string,
  },
};

export const checkEvent = (name, payload) => check(payload, events[name] ?? fault(`no event is called ${name}`), name);

export function checkAck(name, ack) {
  const { ok, ...rest } = ack;
  if (ok === false) check(rest, { error }, `the refusal of ${name}`);
  else if (ok === true) check(rest, acks[name] ?? fault(`${name} is answered`), `the answer to ${name}`);
  else fault(`the answer to ${name} has ok ${ok}`);
}

/** Throws when `value` is not of the shape, naming where. */
export function check(value, shape, path) {
  if (typeof shape === 'function') {
    if (!shape(value)) fault(`${path} is ${JSON.stringify(value)}`);
  } else if (Array.isArray(shape)) {
    if (!Array.isArray(value)) fault(`${path} is no list`);
    value.forEach((item, i) => check(item, shape[0], `${path}[${i}]`));
  } else if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    fault(`${path} is no object`);
  } else if (typeof shape.key === 'function' && shape.shape) {
    for (const key of Object.keys(value)) {
      check(key, shape.key, `a key of ${path}`);
      check(value[key], shape.shape, `${path}.${key}`);
    }
  } else {
    checkMembers(value, shape, path);
  }
}

function checkMembers(value, shape, path) {
  for (const [name, kind] of Object.entries(shape)) {
    const optional = name.endsWith('?');
    const member = optional ? name.slice(0, -1) : name;
    if (member in value) check(value[member], kind, `${path}.${member}`);
    else if (!optional) fault(`${path} has no ${member}`);
  }
  for (const member of Object.keys(value)) {
    if (!(member in shape) && !(`${member}?` in shape)) fault(`${path} has a ${member}, which nobody knows`);
  }
}

function fault(what) {
  throw new Error(`not as the protocol says: ${what}`);
}
