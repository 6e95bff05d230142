import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contract } from '../../api/contract.ts';
import { examStory } from '../features/exam-story.ts';
import { startDesk, type TestDesk } from '../support/desk.ts';
import { Play } from '../support/play.ts';
import { leakReport, membersIn, personOf, roomOf } from '../support/story/rooms.ts';
import { playStory } from '../support/story/story.ts';
import { getRoutes, walk, type Seen } from '../support/walk.ts';

/** The staff of the agency, whatever the case: it says nothing of who takes part in what. */
const aboutNoCase = [contract.people.path];

/** Unit head, custodian and proctor of the case, a setter who was recused, and the administrator. */
const unentitled = ['construction', 'custodian', 'maintenance', 'staff', 'admin'];
/** While these tasks are open: the setters are nominated, checked, sign, set, and have handed in. */
const lookAt = ['CheckSetters', 'ApproveSetters', 'SignUndertaking', 'SubmitQuestions', 'ReceiveQuestions'];
const untilSet = examStory.chapters.findIndex(({ title }) => title.startsWith('命題委員')) + 1;

interface Person {
  readonly name: string;
  /** Of the account, if any, which anybody can look up. */
  readonly personId?: string;
}

const tells = ({ body }: Seen, { name, personId }: Person): boolean =>
  body.includes(name) || (personId !== undefined && body.includes(personId));

/** Plays on as people do; before a step somebody may look, while its task is open. */
class Watched extends Play {
  look: (caseKey: string) => Promise<void> = () => Promise.resolve();

  override async complete(...step: Parameters<Play['complete']>): Promise<void> {
    const [, { elementId, caseKey }] = step;
    if (lookAt.includes(elementId)) await this.look(caseKey);
    await super.complete(...step);
  }
}

describe('who sets the questions of an examination', () => {
  let desk: TestDesk;
  let play: Watched;
  let caseKey: string;
  let setter: Person;
  let recused: Person;
  const expert: Person = { name: '白翊安' };
  const told = new Set<string>();
  const answered = new Set<string>();

  const everythingSeenBy = async (account: string, ...cases: readonly string[]) => {
    const { tasks, documents } = desk.product.desk.store;
    const taskKeys = cases.map(async (key) =>
      (await tasks.ofCase(key)).map(({ userTaskKey }) => userTaskKey)
    );
    const papers = cases.map(async (key) => (await documents.list(key)).map(({ documentId }) => documentId));
    const pools = {
      caseKey: cases,
      taskKey: (await Promise.all(taskKeys)).flat(),
      documentId: (await Promise.all(papers)).flat(),
      version: ['1'],
      clauseId: ['tp-16.2'],
      form: ['new-plan', 'leak-report']
    };
    return walk(desk.as(account), pools, aboutNoCase);
  };
  const secretTo = (account: string): readonly Person[] => [
    setter,
    expert,
    ...(account === 'staff' ? [] : [recused])
  ];

  beforeAll(async () => {
    desk = await startDesk();
    play = new Watched(desk);
    setter = await personOf(play, 'committee');
    recused = await personOf(play, 'staff');
    play.look = async (key) => {
      for (const account of unentitled)
        for (const seen of await everythingSeenBy(account, key)) {
          if (seen.status === 200) answered.add(seen.path);
          if (secretTo(account).some((person) => tells(seen, person))) told.add(`${account} ${seen.path}`);
        }
    };
    ({ caseKey } = await playStory(play, examStory.chapters.slice(0, untilSet)));
  }, 180_000);
  afterAll(() => desk.close());

  it('is told to nobody else by any page, paper or stream, at any step', () => {
    expect(answered).toContain(`/cases/${caseKey}`);
    expect([...answered].filter((path) => path.includes('/documents/')).length).toBeGreaterThan(3);
    expect([...told]).toEqual([]);
  });

  it('is told to the head, the ethics office, the case officers and whoever deputises for them', async () => {
    for (const account of ['head', 'deputy1', 'ethics2', 'officer2']) {
      const seen = await everythingSeenBy(account, caseKey);
      for (const person of [setter, expert]) expect(seen.some((each) => tells(each, person))).toBe(true);
    }
  });

  it('a setter knows of no other', async () => {
    const seen = await everythingSeenBy('committee', caseKey);
    expect(seen.some((each) => each.path.includes('/documents/') && tells(each, setter))).toBe(true);
    const others = seen.filter((each) => tells(each, expert) || tells(each, recused));
    expect(others.map(({ path }) => path)).toEqual([]);
  });

  it('shows a mark in the reader’s language, and no unit', async () => {
    const setters = await membersIn(play, 'custodian', caseKey, 'question-setter');
    expect(setters.map(({ name, unit, withheld }) => ({ name, unit, withheld }))).toEqual(
      Array.from({ length: 2 }, () => ({ name: '（不公開）', unit: null, withheld: true }))
    );
    const { history } = await roomOf(play, 'custodian', caseKey);
    expect(history.find(({ facts }) => facts.elementId === 'SubmitQuestions')?.actor).toBe('（不公開）');
    await desk.as('custodian').call('setLanguage', { body: { language: 'en' } });
    const [one] = await membersIn(play, 'custodian', caseKey, 'question-setter');
    expect(one?.name).toBe('(withheld)');
  });

  it('is not told by a leak that comes out of the plan; every route that answers to GET is walked', async () => {
    const body = await leakReport(play, 'construction', caseKey, {});
    const { caseKey: leakKey } = await desk.as('construction').call('reportLeak', { body });
    await play.awaitTask('head', leakKey, 'AcknowledgeLeak');
    const answering = new Set<string>();
    for (const account of ['construction', 'ethics2', 'admin']) {
      const seen = await everythingSeenBy(account, caseKey, leakKey);
      for (const { route } of seen.filter(({ status }) => status === 200)) answering.add(route);
      const telling = seen.filter((each) => secretTo(account).some((person) => tells(each, person)));
      if (account !== 'ethics2') expect(telling.map(({ path }) => path)).toEqual([]);
    }
    expect(getRoutes.filter((route) => !aboutNoCase.includes(route) && !answering.has(route))).toEqual([]);
  });

  it('refuses a paper that names somebody withheld, and gives no hash to try names out against', async () => {
    const { documents } = await roomOf(play, 'officer1', caseKey);
    const undertakings = documents.filter(({ templateId }) => templateId === 'undertaking');
    expect(undertakings.length).toBeGreaterThan(0);
    const room = await roomOf(play, 'custodian', caseKey);
    expect(room.documents.some(({ templateId }) => templateId === 'undertaking')).toBe(false);
    expect(room.documents.some(({ templateId }) => templateId === 'plan-document')).toBe(true);
    for (const { documentId, sha256 } of undertakings) {
      const answer = await desk.as('custodian').download(`/cases/${caseKey}/documents/${documentId}`);
      expect([answer.status, JSON.parse(answer.bytes.toString()).code]).toEqual([403, 'NAMES_WITHHELD']);
      expect(JSON.stringify(room)).not.toContain(sha256);
    }
  });
});
