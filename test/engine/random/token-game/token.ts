import type { Flow, Node } from './diagram.ts';

/** What has happened to a token: the event, and what it brings. */
export interface Happening {
  readonly event: Node;
  readonly variables: Variables;
}

/** Values by name. Values are JSON and never changed in place. */
export type Variables = Readonly<Record<string, unknown>>;

/** Work that somebody else does. */
export interface Job {
  readonly key: string;
  readonly token: Token;
  readonly type: string;
  readonly headers: Readonly<Record<string, string>>;
  retries: number;
  state: 'CREATED' | 'ACTIVATED' | 'COMPLETED' | 'FAILED' | 'ERROR_THROWN' | 'RETRIES_UPDATED' | 'CANCELED';
  incident: Incident | null;
  /** JSON text of what its worker was given, each time. */
  readonly handed: string[];
}

/** A native user task: work that a person does. */
export interface Task {
  readonly key: string;
  readonly token: Token;
  readonly headers: Readonly<Record<string, string>>;
  readonly externalFormReference: string;
  state: 'CREATED' | 'COMPLETED' | 'CANCELED';
  assignee: string;
  candidateGroups: readonly string[];
  candidateUsers: readonly string[];
  dueDate: string;
  followUpDate: string;
  priority: number;
}

/** An activity that was completed and can be undone, or in which something can. */
export interface Done {
  readonly node: Node;
  readonly inner: readonly Done[];
  /** Whether it has something of its own that undoes it. */
  readonly isOwn: boolean;
}

/** A token that does not move because something is wrong. */
export interface Incident {
  readonly key: string;
  readonly token: Token;
  readonly type: string;
  readonly job: Job | null;
  resolved: boolean;
}

/** What a token waits for on behalf of an event. */
export interface Wait {
  readonly token: Token;
  readonly event: Node;
  readonly message: { readonly name: string; readonly key: string } | null;
  readonly timer: Timer | null;
  readonly signal: string | null;
}

export interface Timer {
  dueAt: number;
  /** How often it has yet to fire; -1 without end. */
  left: number;
  /** Milliseconds between one time and the next. */
  every: number;
}

/** How far the body of a multi-instance activity has come. */
export interface Loop {
  readonly items: readonly unknown[];
  begun: number;
  completed: number;
  /** How many were ended because the condition was met; null while it is not. */
  cut: number | null;
  met: boolean;
}

/**
 * A token, that is one element instance: it enters its node, waits there, leaves it again or is ended. A process or sub-process
 * holds the tokens within it; the body of a multi-instance activity holds one for each item.
 */
export class Token {
  stage: 'entering' | 'waiting' | 'leaving' | 'ending' | 'completed' | 'ended' = 'entering';
  readonly variables = new Map<string, unknown>();
  readonly children = new Set<Token>();
  /** Tokens that wait for others, by the gateway and the flow by which they came. */
  readonly joins = new Map<Node, Map<Flow, number>>();
  loop: Loop | null = null;
  job: Job | null = null;
  task: Task | null = null;
  incident: Incident | null = null;
  /** What was completed in it and can be undone. */
  done: Done[] = [];
  /** The throw event for which it undoes something. */
  undoesFor: Token | null = null;
  /** What it was entered by. */
  cause: Happening | null = null;
  /** What its node has worked out; it brings that outward as it leaves. */
  answer: Variables | null = null;
  /** What follows when it, or what is in it, has ended. */
  next: Happening | null = null;
  /** Whether an event sub-process has taken over. */
  isTakenOver = false;
  called: Token | null = null;
  /** The call activity of a called process. */
  caller: Token | null = null;

  /** `number`: which item of a multi-instance activity it is for, from 1; else 0. */
  constructor(
    readonly key: string,
    readonly node: Node,
    readonly scope: Token | null,
    readonly number: number
  ) {}

  get isBody(): boolean {
    return this.node.source.loopCharacteristics !== undefined && this.number === 0;
  }

  /** Whether it is for one of the items of a multi-instance activity. */
  get isInnerOfLoop(): boolean {
    return this.number > 0;
  }

  get isOver(): boolean {
    return this.stage === 'completed' || this.stage === 'ended';
  }

  /** Whether an event may happen to it. */
  get isReady(): boolean {
    return this.stage === 'waiting' && !this.isLeft;
  }

  /** Whether a boundary event is about to end it. */
  get isLeft(): boolean {
    return this.next !== null && this.node.boundaries.includes(this.next.event);
  }

  /** Whether new tokens may begin in it. */
  get goesOn(): boolean {
    return this.stage === 'waiting' && this.next === null && !this.isBody;
  }

  /** The process instance that it is in. */
  get root(): Token {
    return this.scope?.root ?? this;
  }

  read(name: string): unknown {
    return this.variables.has(name) ? this.variables.get(name) : this.scope?.read(name);
  }

  /** All that it sees; what is nearer hides what is farther. */
  get visible(): Variables {
    return { ...this.scope?.visible, ...Object.fromEntries(this.variables) };
  }

  /**
   * Sets a variable at the nearest scope that has it, else at the process instance. The engine of Camunda 8 passes over a scope where it
   * has this very value already, and so the value may come to stand farther out.
   */
  write(name: string, value: unknown): void {
    const isHere =
      this.variables.has(name) && JSON.stringify(this.variables.get(name)) !== JSON.stringify(value);
    if (isHere || !this.scope) this.variables.set(name, value);
    else this.scope.write(name, value);
  }
}
