import type { Ask, Route } from './scene';

/** What a path leads to: a route with its named parts, or only routes of other methods, or nothing. */
export type Found = { route: Route; params: Record<string, string> } | 'other method' | null;

interface Compiled {
  route: Route;
  pattern: RegExp;
  names: string[];
}

/** Finds the route for a method and path; the first that fits wins. */
export function router(routes: readonly Route[]): (method: string, path: string) => Found {
  const compiled = routes.map(compile);
  return (method, path) => {
    let other = false;
    for (const { route, pattern, names } of compiled) {
      const match = pattern.exec(path);
      if (!match) continue;
      if (route.method !== method) {
        other = true;
        continue;
      }
      const params: Record<string, string> = {};
      for (const [index, name] of names.entries()) params[name] = decode(match[index + 1] ?? '');
      return { route, params };
    }
    return other ? 'other method' : null;
  };
}

function compile(route: Route): Compiled {
  const names: string[] = [];
  const source = route.path.replace(/:(\w+)/g, (_whole, name: string) => {
    names.push(name);
    return '([^/]+)';
  });
  return { route, names, pattern: new RegExp(`^${source}$`) };
}

/** Takes a request's address apart; `params` are filled in when its route is known. */
export function readAsk(request: {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string | null;
}): Ask {
  const cut = request.url.indexOf('?');
  const path = cut < 0 ? request.url : request.url.slice(0, cut);
  return {
    method: request.method.toUpperCase(),
    path: path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path,
    url: request.url,
    query: new URLSearchParams(cut < 0 ? '' : request.url.slice(cut + 1)),
    headers: request.headers,
    body: request.body,
    params: {},
  };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
