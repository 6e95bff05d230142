import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Participation } from '../../../domain/cases.ts';
import type { Role } from '../../../domain/roles.ts';
import type { Person, ProjectedTask } from '../../../persistence/contract/index.ts';
import { listHandOver } from '../../../server/acts/list-hand-over.ts';
import { handOverMember } from '../../../server/acts/hand-over-member.ts';
import type { ActContext } from '../../../server/acts/register-act.ts';
import { addPerson, setScene, type Scene } from '../../persistence/scene.ts';
import { makeTestStore, type TestStore } from '../../support/case-store.ts';

let test: TestStore;
let scene: Scene;
let leaving: Person;
let following: Person;
let supervisor: Person;

beforeEach(async () => {
  test = await makeTestStore();
  scene = await setScene(test.store);
  const add = (account: string) => addPerson(test.store, scene.agency, account, ['staff']);
  [leaving, following, supervisor] = [await add('s1'), await add('s2'), await add('s3')];
});
afterEach(() => test.close());

const caseKey = () => scene.plan.caseKey;

const joins = (role: Role, { personId }: Person = leaving): Promise<Participation> =>
  test.store.cases.addParticipation(caseKey(), { role, personId });

const handOver = ({ participationId }: Participation, values: Record<string, unknown> = {}) =>
  handOverMember.apply({
    store: test.store,
    task: { caseKey: caseKey() },
    element: { elementId: 'TakeHandOver', properties: {} },
    values,
    variables: { leavingMember: participationId },
    personId: supervisor.personId,
    asDeputyOf: null,
    idempotencyKey: 'hand-over'
  } as unknown as ActContext);

const heldBy = async ({ participationId }: Participation, states: readonly ('issued' | 'retained')[]) => {
  const copies = await test.store.custody.allocate({
    caseKey: caseKey(),
    artefact: 'review-papers',
    holders: states.map(() => participationId),
    idempotencyKey: 'copies'
  });
  for (const [index, { copyId }] of copies.entries())
    for (const to of states[index] === 'issued' ? (['issued'] as const) : (['issued', 'retained'] as const))
      await test.store.custody.moveCopy({ copyId, to, by: null, idempotencyKey: `${copyId}:${to}` });
};

const statesOfCopies = async () => (await test.store.custody.copies(caseKey())).map(({ state }) => state);

const inRole = async (wanted: Role) =>
  (await test.store.cases.participations(caseKey())).filter(({ role }) => role === wanted);

describe('a member who leaves', () => {
  it('gives back what they retained, by number, and is followed in their role', async () => {
    const member = await joins('committee-member');
    await heldBy(member, ['retained', 'retained']);
    const values = { returnedCopies: '1、2', successorPerson: following.personId };
    expect(await handOver(member, values)).toEqual({
      role: 'committee-member',
      copies: 2,
      items: 0,
      tasks: 0,
      followed: true
    });
    expect(await statesOfCopies()).toEqual(['collected', 'collected']);
    expect((await inRole('committee-member')).map(({ personId }) => personId)).toEqual([following.personId]);
  });

  it('stays while a copy is out, or one that was retained is not given back', async () => {
    const member = await joins('committee-member');
    await heldBy(member, ['retained', 'issued']);
    for (const returnedCopies of ['1', ''])
      await expect(handOver(member, { returnedCopies })).rejects.toMatchObject({
        refusal: { code: 'COPIES_STILL_OUT' }
      });
    expect(await statesOfCopies()).toEqual(['retained', 'issued']);
    expect(await inRole('committee-member')).toHaveLength(1);
  });

  it('gives back no number that they did not hold', async () => {
    const member = await joins('committee-member');
    await heldBy(member, ['retained']);
    await expect(handOver(member, { returnedCopies: '1 9' })).rejects.toMatchObject({
      refusal: { code: 'COPY_NOT_ISSUED', facts: { number: 9 } }
    });
  });

  it('passes what they keep under seal to the successor, and cannot leave it to nobody', async () => {
    const keeper = await joins('custodian');
    const item = await test.store.custody.seal({
      caseKey: caseKey(),
      artefact: 'ballots',
      sealNumber: 'A-001',
      custodian: keeper.participationId,
      by: leaving.personId,
      witnesses: ['甲', '乙'],
      idempotencyKey: 'seal'
    });
    await expect(handOver(keeper)).rejects.toMatchObject({
      refusal: { code: 'INVALID_INPUT', problems: [{ path: 'successorPerson' }] }
    });
    await handOver(keeper, { successorPerson: following.personId });
    const successor = (await inRole('custodian')).find(({ personId }) => personId === following.personId);
    expect(await test.store.custody.items(caseKey())).toEqual([
      { ...item, state: 'handed-over', custodianParticipationId: successor?.participationId }
    ]);
  });

  it('is not followed in an office by somebody who does not hold it', async () => {
    const infosec = await joins('infosec-officer');
    await expect(handOver(infosec, { successorPerson: following.personId })).rejects.toMatchObject({
      refusal: { code: 'INVALID_INPUT', problems: [{ path: 'successorPerson' }] }
    });
    await expect(handOver(infosec)).rejects.toMatchObject({
      refusal: {
        code: 'INVALID_INPUT',
        problems: [{ path: 'successorPerson', zh: expect.stringContaining('別無他人') as unknown }]
      }
    });
    await joins('infosec-officer', following);
    expect(await handOver(infosec)).toMatchObject({ followed: false });
    expect((await inRole('infosec-officer')).map(({ personId }) => personId)).toEqual([following.personId]);
  });

  const task = (
    userTaskKey: string,
    slot: Pick<ProjectedTask, 'role' | 'participationId'>
  ): ProjectedTask => ({
    userTaskKey,
    caseKey: caseKey(),
    elementId: 'MarkScripts',
    elementInstanceKey: userTaskKey,
    processDefinitionId: 'plan',
    processDefinitionKey: '1',
    processInstanceKey: '2',
    name: '評閱試卷',
    formKey: null,
    dueAt: null,
    createdAt: '2026-11-02T01:00:00Z',
    priority: 50,
    ...slot
  });

  it('passes open work to the successor, and frees what they had taken of their role’s', async () => {
    const marker = await joins('marker');
    const { participationId } = marker;
    const role = { role: 'marker', participationId: null } as const;
    const tasks = [task('10', { role: null, participationId }), task('11', role)];
    await test.store.tasks.project(tasks);
    await test.store.tasks.assign('11', leaving.personId, 1);
    await expect(handOver(marker)).rejects.toMatchObject({
      refusal: {
        code: 'INVALID_INPUT',
        problems: [{ path: 'successorPerson', zh: expect.stringContaining('尚有未完成') as unknown }]
      }
    });
    expect(await handOver(marker, { successorPerson: following.personId })).toMatchObject({ tasks: 1 });
    await test.store.tasks.project(tasks);
    const keysOf = async ({ personId }: Person) =>
      (await test.store.tasks.listVisible(personId)).map(({ userTaskKey }) => userTaskKey).sort();
    expect(await keysOf(following)).toEqual(['10', '11']);
    expect(await keysOf(leaving)).toEqual([]);
    expect((await test.store.tasks.get('11'))?.assigneePersonId).toBeNull();
  });

  it('leaves what comes later to whoever followed last, not to those who left', async () => {
    const setter = await joins('question-setter');
    await handOver(setter, { successorPerson: following.personId });
    const [second] = await inRole('question-setter');
    const third = await addPerson(test.store, scene.agency, 's4', ['staff']);
    await handOver(second as Participation, { successorPerson: third.personId });
    await test.store.tasks.project([task('20', { role: null, participationId: setter.participationId })]);
    const keysOf = async ({ personId }: Person) =>
      (await test.store.tasks.listVisible(personId)).map(({ userTaskKey }) => userTaskKey);
    expect(await keysOf(third)).toEqual(['20']);
    expect([...(await keysOf(leaving)), ...(await keysOf(following))]).toEqual([]);
    const [last] = await inRole('question-setter');
    const { participationId } = setter;
    expect(await test.store.cases.currentOf([participationId, 'unknown'])).toEqual(
      new Map([
        [participationId, last?.participationId],
        ['unknown', 'unknown']
      ])
    );
  });

  it('does not see to their own leaving', async () => {
    const own = await joins('committee-member', supervisor);
    await expect(handOver(own)).rejects.toMatchObject({
      refusal: { code: 'INVALID_INPUT', problems: [{ path: 'leavingMember' }] }
    });
  });

  it('is not followed by themselves', async () => {
    const member = await joins('committee-member');
    await heldBy(member, ['retained']);
    const values = { returnedCopies: '1', successorPerson: leaving.personId };
    await expect(handOver(member, values)).rejects.toMatchObject({
      refusal: { code: 'INVALID_INPUT', problems: [{ path: 'successorPerson' }] }
    });
    expect(await inRole('committee-member')).toHaveLength(1);
  });
});

describe('the list of a hand-over', () => {
  const supervisorOf = ({ participationId }: Participation) =>
    listHandOver.finds?.({
      store: test.store,
      task: { caseKey: caseKey() },
      values: { leavingMember: participationId }
    } as unknown as ActContext);

  it('names the unit head as supervisor, and the head where a sole unit head leaves', async () => {
    const marker = await joins('marker');
    const head = await joins('agency-head', supervisor);
    for (const { participationId } of await inRole('unit-head'))
      await test.store.cases.endParticipation(caseKey(), participationId);
    const unitHead = await joins('unit-head', following);
    expect(await supervisorOf(marker)).toEqual({ supervisor: 'unit-head' });
    expect(await supervisorOf(unitHead)).toEqual({ supervisor: 'agency-head' });
    expect(await supervisorOf(head)).toEqual({ supervisor: 'unit-head' });
  });

  it('names only people of the case', async () => {
    const stranger = { participationId: 'nobody' } as Participation;
    await expect(supervisorOf(stranger)).rejects.toMatchObject({ refusal: { code: 'NOT_FOUND' } });
  });
});
