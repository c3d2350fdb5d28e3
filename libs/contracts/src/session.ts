import type { Client, Send } from './client.ts';
import { createClient } from './client.ts';

/** A client that keeps its cookies, as one browser would. */
export const createSession = (url: string, send: Send = fetch): Client =>
  createClient(url, keepingCookies(send));

/** Sends like one browser: with the cookies that it was given. */
export function keepingCookies(send: Send = fetch): Send {
  const cookies = new Map<string, string>();
  return async (target, init) => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0)
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await send(target, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
}
