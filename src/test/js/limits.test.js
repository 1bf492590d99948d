// Section 6 of the protocol: rate_limited, on a server that enforces its limits.
import assert from 'node:assert/strict';
import { PASSWORD, User, description, fresh, problem, rule } from './client.js';

const LIMITED_URL = process.env.PARLEY_LIMITED_URL;
/** More than any limit of the product lets through at once. */
const PLENTY = 2_000;

rule('too many wrong passwords are rate_limited, with retryAfterMs, and nobody else is', async () => {
  const username = fresh('anna');
  const anna = await User.register(LIMITED_URL, username);
  const json = { username, password: 'wrong horse', device: description('desk') };
  let limited;
  for (let i = 0; i < 100 && !limited; i++) {
    const wrong = await anna.http('POST', '/api/login', { json, token: undefined });
    if (wrong.status !== 401) limited = wrong;
  }
  assert.deepEqual([limited.status, limited.json.code], [429, 'rate_limited']);
  assert.ok(limited.json.retryAfterMs > 0);
  const again = await problem(429, 'rate_limited', 'POST', '/api/login', {
    url: LIMITED_URL,
    json: { ...json, password: PASSWORD },
  });
  assert.ok(again.json.retryAfterMs > 0);
  await anna.me();
});

rule('too many events are rate_limited, with retryAfterMs, and the socket stays', async () => {
  const [anna, ben] = [await User.register(LIMITED_URL, fresh('anna')), await User.register(LIMITED_URL, fresh('ben'))];
  const [hers, his] = [await anna.connect(), await ben.connect()];
  const { chat } = await hers.ok('chat:open', { userId: ben.id });
  const asks = Array.from({ length: PLENTY }, () => hers.ask('chat:history', { chatId: chat.id, limit: 1 }));
  const refused = (await Promise.all(asks)).filter((ack) => !ack.ok);
  assert.ok(refused.length > 0);
  for (const { error } of refused) {
    assert.equal(error.code, 'rate_limited');
    assert.ok(error.retryAfterMs > 0);
  }
  await his.ok('chat:history', { chatId: chat.id });
  assert.ok(hers.socket.connected);
});
