import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readPlan } from '../../../plan-model/index.ts';
import { joinsComplete as rule } from '../../../plan-model/rules/joins-complete.ts';
import { broken, draw, flows, plain, sub, task } from '../support/draw.ts';

const start = plain('startEvent', 'Begun');
const end = plain('endEvent', 'Done');
const join = plain('parallelGateway', 'Join');
const fork = plain('parallelGateway', 'Fork');
const choice = plain('exclusiveGateway', 'Choice');
const steps = ['A', 'B', 'C'].map((id) => task(id)).join('');
const found = async (...parts: string[]) => broken(rule, await draw(parts.join('')));

describe('a parallel join', () => {
  it('may follow a parallel fork, loops and decisions within its ways included', async () => {
    const merge = plain('exclusiveGateway', 'Merge');
    const ways =
      'Begun>Fork Fork>A Fork>Choice Choice>B Choice>C Choice>Fork2 Fork2>Merge B>Merge C>Merge Merge>Join A>Join Join>Done';
    const skip = plain('exclusiveGateway', 'Fork2');
    expect(await found(start, fork, choice, steps, merge, skip, join, end, flows(ways))).toEqual([]);
    const again = 'Begun>Fork Fork>A Fork>B B>Choice Choice>B Choice>Join A>Join Join>Done';
    expect(await found(start, fork, choice, steps, join, end, flows(again))).toEqual([]);
  });

  it('does not merge the ways of a decision', async () => {
    const ways = 'Begun>Choice Choice>A Choice>B A>Join B>Join Join>Done';
    expect(await found(start, choice, steps, join, end, flows(ways))).toEqual(['Join']);
  });

  it('does not wait for a way that a decision may leave', async () => {
    const ways = 'Begun>Fork Fork>A A>Join Fork>Choice Choice>B Choice>C B>Join C>Done Join>Done';
    expect(await found(start, fork, choice, steps, join, end, flows(ways))).toEqual(['Join']);
  });

  it('does not wait for a way that nothing leads into, nor for one that an event cuts off', async () => {
    const loop = 'Begun>A A>Join B>C C>B B>Join Join>Done';
    expect(await found(start, steps, join, end, flows(loop))).toEqual(['Join']);
    const late = plain('boundaryEvent', 'Late', 'attachedToRef="B"', '<bpmn:timerEventDefinition />');
    const cut = 'Begun>Fork Fork>A Fork>B A>Join B>Join Join>Done Late>C C>Done';
    expect(await found(start, fork, steps, late, join, end, flows(cut))).toEqual(['Join']);
    const back = 'Begun>Fork Fork>A Fork>B A>Join B>Merge Late>C C>Merge Merge>Join Join>Done';
    const merge = plain('exclusiveGateway', 'Merge');
    expect(await found(start, fork, steps, late, merge, join, end, flows(back))).toEqual([]);
  });

  it('is looked at inside sub-processes too, and left alone where the scope is ended', async () => {
    const inner = start + choice + steps + join + end;
    const ways = flows('Begun>Choice Choice>A Choice>B A>Join B>Join Join>Done');
    const outer = plain('startEvent', 'Opened') + plain('endEvent', 'Closed');
    expect(await found(outer, sub('Phase', inner + ways), flows('Opened>Phase Phase>Closed'))).toEqual([
      'Join'
    ]);
    const stop = plain('endEvent', 'Stop', '', '<bpmn:terminateEventDefinition />');
    const ended = 'Begun>Fork Fork>A A>Join Fork>Choice Choice>B Choice>Stop B>Join Join>Done';
    expect(await found(start, fork, choice, steps, stop, join, end, flows(ended))).toEqual([]);
  });

  it('may follow an inclusive fork only by an inclusive join', async () => {
    const some = plain('inclusiveGateway', 'Some');
    const ways = 'Begun>Some Some>A Some>B A>Join B>Join Join>Done';
    expect(await found(start, some, steps, join, end, flows(ways))).toEqual(['Join']);
    const anyOf = plain('inclusiveGateway', 'Join');
    expect(await found(start, some, steps, anyOf, end, flows(ways))).toEqual([]);
  });
});

const folder = new URL('../../../workflows/', import.meta.url);

it.each(readdirSync(folder).filter((name) => name.endsWith('.bpmn')))(
  '%s never stands still',
  async (name) => {
    expect(broken(rule, await readPlan(readFileSync(new URL(name, folder), 'utf8')))).toEqual([]);
  }
);
