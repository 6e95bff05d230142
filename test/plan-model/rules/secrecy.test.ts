import { describe, expect, it } from '@jest/globals';
import { gradedHasTerms } from '../../../plan-model/rules/graded-has-terms.ts';
import { noElectronicTransmission } from '../../../plan-model/rules/no-electronic-transmission.ts';
import { openedBeforeWitnesses } from '../../../plan-model/rules/opened-before-witnesses.ts';
import { broken, call, draw, inARow, service, task } from '../support/draw.ts';

describe('a graded artefact', () => {
  it.each([
    ['official-secret|決標後解密', []],
    ['unclassified', []],
    ['official-secret|', ['plan']],
    ['official-secret', ['plan']],
    ['密|決標後解密', ['plan']]
  ])('%s', async (value, expected) => {
    const plan = await draw(inARow(task('Keep')), { 'artefact:papers': `文件|${value}` });
    expect(broken(gradedHasTerms, plan)).toEqual(expected);
  });
});

describe('a sealed item', () => {
  const open = { discloses: 'open', artefact: 'price', act: 'open-item' };

  it('is opened by a step that demands two witnesses', async () => {
    expect(
      broken(openedBeforeWitnesses, await draw(inARow(task('Open', { ...open, witnesses: '2' }))))
    ).toEqual([]);
    expect(
      broken(openedBeforeWitnesses, await draw(inARow(task('Open', { ...open, witnesses: '1' }))))
    ).toEqual(['Open']);
    expect(broken(openedBeforeWitnesses, await draw(inARow(task('Open', open))))).toEqual(['Open']);
  });

  it('may be opened on request only where the sealed custody keeps it', async () => {
    const request = service('Request', 'publish-message', { message: 'open-sealed' }, { artefact: 'price' });
    const custody = (artefact: string) => call('Keep', 'sealed-custody', { artefact });
    expect(broken(openedBeforeWitnesses, await draw(inARow(custody('price'), request)))).toEqual([]);
    expect(broken(openedBeforeWitnesses, await draw(inARow(custody('ballots'), request)))).toEqual([
      'Request'
    ]);
  });
});

describe('electronic transmission', () => {
  const send = task('Send', { discloses: 'transmit', artefact: 'papers' });
  const grades = (grade: string) => ({ 'artefact:papers': `文件|${grade}|決標後解密` });

  it('is refused without an approved exception', async () => {
    const approval = task('Approve', { approves: 'papers' });
    expect(
      broken(noElectronicTransmission, await draw(inARow(approval, send), grades('official-secret')))
    ).toEqual(['Send']);
  });

  it('is allowed after the exception, and for what is not graded', async () => {
    const exception = task('Except', { approves: 'papers', clauses: 'tp-13.2' });
    expect(
      broken(noElectronicTransmission, await draw(inARow(exception, send), grades('official-secret')))
    ).toEqual([]);
    expect(broken(noElectronicTransmission, await draw(inARow(send), grades('unclassified')))).toEqual([]);
  });
});
