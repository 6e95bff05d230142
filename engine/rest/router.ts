import { invalidArgument, notFound, ProblemError } from './problem.ts';
import type { Route } from './route.ts';

/** A route and the values of its path's parameters. */
export interface Match {
  readonly route: Route;
  readonly params: readonly string[];
}

interface Node {
  readonly words: Map<string, Node>;
  parameter?: { node: Node; isKey: boolean };
  readonly routes: Map<string, Route>;
}

const KEY = /^-?\d{1,19}$/;

/** Finds the route of a path, segment by segment; words win over parameters. */
export class Router {
  private readonly root: Node = emptyNode();

  constructor(routes: readonly Route[]) {
    for (const route of routes) this.add(route);
  }

  private add(route: Route): void {
    let node = this.root;
    for (const segment of route.path.split('/').slice(1)) node = descend(node, segment);
    if (node.routes.has(route.method)) throw new Error(`${route.method} ${route.path} is defined twice`);
    node.routes.set(route.method, route);
  }

  /** The route of a method and a path without its prefix; throws 404, 405 or, for a key that is none, 400. */
  match(method: string, path: string): Match {
    const params: string[] = [];
    let node: Node | undefined = this.root;
    for (const segment of path.split('/').slice(1)) {
      const next: Node | undefined = node.words.get(segment);
      if (!next && node.parameter) params.push(parameterValue(segment, node.parameter.isKey));
      node = next ?? node.parameter?.node;
      if (!node) throw notFound(`There is no ${path} in this API.`);
    }
    if (node.routes.size === 0) throw notFound(`There is no ${path} in this API.`);
    const route = node.routes.get(method);
    if (!route) throw methodNotAllowed(method, node);
    return { route, params };
  }
}

function emptyNode(): Node {
  return { words: new Map(), routes: new Map() };
}

function descend(node: Node, segment: string): Node {
  if (segment.startsWith('{')) {
    node.parameter ??= { node: emptyNode(), isKey: segment === '{key}' };
    return node.parameter.node;
  }
  const known = node.words.get(segment);
  if (known) return known;
  const made = emptyNode();
  node.words.set(segment, made);
  return made;
}

function parameterValue(segment: string, isKey: boolean): string {
  if (isKey && !KEY.test(segment))
    throw invalidArgument('The key in the path must be the digits of a 64-bit integer.');
  try {
    return decodeURIComponent(segment);
  } catch {
    throw invalidArgument('The path is not well encoded.');
  }
}

function methodNotAllowed(method: string, node: Node): ProblemError {
  const offered = [...node.routes.keys()].join(', ');
  return new ProblemError({
    status: 405,
    title: 'METHOD_NOT_ALLOWED',
    detail: `${method} is not offered here; use ${offered}.`
  });
}
