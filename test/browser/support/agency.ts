import { expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { TestDesk } from '../../support/desk.ts';
import { Play } from '../../support/play.ts';
import { launchChromium } from './chromium.ts';
import { fillIn, type Filling } from './filling.ts';
import { Visitor } from './visitor.ts';

interface Arrived {
  readonly visitor: Visitor;
  /** When they last signed in, in ms of the desk's time. */
  since: number;
}

/** The people of a desk's agency, each at a browser of their own from when they first have something to do. */
export class Agency {
  private readonly arrived = new Map<string, Arrived>();

  private constructor(
    readonly play: Play,
    private readonly desk: TestDesk,
    private readonly browser: Browser
  ) {}

  static async open(desk: TestDesk): Promise<Agency> {
    return new Agency(new Play(desk), desk, await launchChromium());
  }

  /** Somebody, signed in at the desk's present time. */
  async at(account: string): Promise<Visitor> {
    const since = this.desk.now().getTime();
    const known = this.arrived.get(account);
    if (known && known.since !== since) await known.visitor.comeBack();
    const visitor = known?.visitor ?? (await Visitor.arrive(this.browser, this.desk, { account }));
    this.arrived.set(account, { visitor, since });
    return visitor;
  }

  /** Opens a task that the plan has come to, whose form finds no fault untouched, and fills it in; whoever does it still has it open. */
  async fills(
    account: string,
    caseKey: string,
    [element, name]: readonly [element: string, name: string],
    filling: Filling
  ): Promise<Visitor> {
    await this.play.awaitTask(account, caseKey, element);
    const visitor = await this.at(account);
    await visitor.openTask(name);
    await visitor.page.locator('.fjs-form-field').first().waitFor();
    expect(await visitor.page.locator('.fjs-form-field-error').allTextContents()).toEqual([]);
    await fillIn(visitor, filling);
    return visitor;
  }

  /** Nobody's browser broke a script or the content policy. */
  expectNoErrors(): void {
    expect([...this.arrived.values()].flatMap(({ visitor }) => visitor.errors)).toEqual([]);
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}
