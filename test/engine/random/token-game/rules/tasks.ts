import { DecisionEvaluator } from '../../../../../engine/dmn/evaluator.ts';
import { Trouble } from '../expressions.ts';
import { finish } from '../flow.ts';
import type { Game } from '../game.ts';
import { mapIn } from '../mappings.ts';
import type { Token } from '../token.ts';
import { openWaits } from '../waits.ts';
import type { Rule } from './rule.ts';

/** Nothing is waited for. */
export const pass: Rule = {
  enter(game, token) {
    mapIn(game, token);
    openWaits(game, token);
    finish(game, token);
  }
};

/** An event is waited for. */
export const wait: Rule = {
  enter(game, token) {
    mapIn(game, token);
    openWaits(game, token);
    token.stage = 'waiting';
  }
};

/** Somebody else does it. */
export const work: Rule = {
  enter(game, token) {
    mapIn(game, token);
    const read = (name: string) => token.read(name);
    const { type, retries } = token.node.extension<{ type: string; retries: string }>('taskDefinition') ?? {
      type: 'io.camunda.zeebe:userTask',
      retries: '1'
    };
    const job = { type: game.expressions.text(type, read), headers: headersOf(game, token) };
    openWaits(game, token);
    token.stage = 'waiting';
    token.job = {
      ...job,
      key: game.key(),
      token,
      retries: Number(game.expressions.value(retries, read)),
      state: 'CREATED',
      incident: null,
      handed: []
    };
    game.jobs.push(token.job);
  }
};

function headersOf(game: Game, token: Token): Record<string, string> {
  const { node } = token;
  const read = (name: string) => token.read(name);
  const headers = node.extension<{ values: { key: string; value: string }[] }>('taskHeaders')?.values ?? [];
  const { assignee, candidateGroups } =
    node.extension<{ assignee?: string; candidateGroups?: string }>('assignmentDefinition') ?? {};
  return {
    ...Object.fromEntries(headers.map(({ key, value }) => [key, value])),
    ...(assignee && { 'io.camunda.zeebe:assignee': game.expressions.text(assignee, read) }),
    ...(candidateGroups && {
      'io.camunda.zeebe:candidateGroups': JSON.stringify(game.expressions.list(candidateGroups, read))
    })
  };
}

/** A FEEL expression. */
export const script: Rule = {
  enter(game, token) {
    mapIn(game, token);
    const { expression, resultVariable } = token.node.extension<{
      expression: string;
      resultVariable: string;
    }>('script') ?? { expression: '', resultVariable: '' };
    const value = game.expressions.value(expression, (name) => token.read(name));
    openWaits(game, token);
    token.answer = { [resultVariable]: value };
    finish(game, token);
  }
};

/** A decision, which is not what the token game is about: the engine's own evaluator makes it. */
export const decide: Rule = {
  enter(game, token) {
    mapIn(game, token);
    const { decisionId, resultVariable } = token.node.extension<{
      decisionId: string;
      resultVariable: string;
    }>('calledDecision') ?? { decisionId: '', resultVariable: '' };
    const file = game.decisions.get(decisionId);
    if (!file) throw new Trouble('CALLED_DECISION_ERROR');
    const made = new DecisionEvaluator().evaluate(file, decisionId, (name) => token.read(name));
    if (made.failureMessage !== null) throw new Trouble('DECISION_EVALUATION_ERROR');
    openWaits(game, token);
    token.answer = { [resultVariable]: JSON.parse(made.output) as unknown };
    finish(game, token);
  }
};
