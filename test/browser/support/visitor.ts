import { expect } from '@jest/globals';
import path from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { TestDesk } from '../../support/desk.ts';
import { accessibilityViolations } from './accessibility.ts';

export interface VisitorOptions {
  readonly account: string;
  readonly viewport?: { readonly width: number; readonly height: number };
}

/**
 * Refusals that the story provokes, which the browser notes as errors, and the plan document's frame keeping out the script by
 * which this test sets the clock.
 */
const expectedNoise = /status of (401|403|404|409|422)|about:srcdoc.*'allow-scripts' permission is not set/;

/** Where pictures for the guide go; none are taken without it. */
const pictureDir = process.env.SHOUMI_PICTURES;

const pictureSize = { width: 1280, height: 720 };

/** Someone of the agency at a browser of their own. */
export class Visitor {
  /** Errors that the browser reported: scripts that broke, content that the policy refused. */
  readonly errors: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly desk: TestDesk,
    readonly account: string
  ) {}

  /** Opens a browser window at the desk and signs in. */
  static async arrive(browser: Browser, desk: TestDesk, options: VisitorOptions): Promise<Visitor> {
    const context = await browser.newContext({
      viewport: options.viewport ?? { width: 1280, height: 720 },
      locale: 'zh-TW',
      timezoneId: 'Asia/Taipei'
    });
    // The browser's clock stands where the desk's stands.
    await context.clock.setSystemTime(desk.now());
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const visitor = new Visitor(page, context, desk, options.account);
    page.on('pageerror', (error) => visitor.errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !expectedNoise.test(message.text()))
        visitor.errors.push(message.text());
    });
    await visitor.signIn();
    return visitor;
  }

  get password(): string {
    return this.desk.passwords.get(this.account) ?? '';
  }

  private async signIn(): Promise<void> {
    await this.page.goto(this.desk.url);
    await this.page.getByLabel('帳號').fill(this.account);
    await this.page.getByLabel('密碼').fill(this.password);
    await this.page.getByRole('button', { name: '登入' }).click();
    await this.heading('待辦工作').waitFor();
  }

  /** Days later by the desk's clock: the session has ended, the watch goes on. */
  async comeBack(): Promise<void> {
    await this.loseSession();
    await this.context.clock.setSystemTime(this.desk.now());
    await this.signIn();
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { name });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  link(name: string): Locator {
    return this.page.getByRole('link', { name });
  }

  /** Goes to an address of the desk and waits for the page's title. */
  async goTo(path: string, title: string): Promise<void> {
    await this.page.goto(new URL(path, this.desk.url).href);
    await this.heading(title).first().waitFor();
  }

  async openTask(name: string): Promise<void> {
    await this.goTo('/tasks', '待辦工作');
    await this.link(name).first().click();
    await this.page.getByRole('heading', { level: 1, name }).waitFor();
    await this.page.getByRole('button', { name: '送出並完成' }).waitFor();
  }

  async openTab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
  }

  /** Waits until the page shows a paper with this text in it. */
  async reading(text: string): Promise<void> {
    await this.page.frameLocator('iframe.paper').first().getByText(text).first().waitFor();
  }

  /** Chooses from a list of the form viewer, which is no native one. */
  async choose(label: string, option: string | RegExp = /./): Promise<void> {
    const field = this.page.locator('.fjs-form-field-select', { hasText: label }).first();
    await field.locator('.fjs-input-group').click();
    await this.page.locator('.fjs-dropdownlist-item', { hasText: option }).first().click();
  }

  /** Types a date as people do, and a time where there is one. */
  async fillDate(label: string, date: string, time?: string): Promise<void> {
    const field = this.page.locator('.fjs-form-field-datetime', { hasText: label }).first();
    await field.locator('input').first().fill(date);
    await field.locator('input').first().press('Enter');
    if (!time) return;
    await field.locator('input').last().fill(time);
    await field.locator('input').last().press('Enter');
  }

  /** Waits until what moves has come to rest, then holds the page against WCAG 2.1 A and AA. */
  async expectAccessible(): Promise<void> {
    await this.page.locator('.loading').first().waitFor({ state: 'detached' });
    expect(await accessibilityViolations(this.page)).toEqual([]);
  }

  /** Takes a picture of the page at the guide's size, where pictures are wanted. */
  async picture(name: string): Promise<void> {
    const own = this.page.viewportSize();
    if (!pictureDir || !own) return;
    await this.page.setViewportSize(pictureSize);
    await this.page.screenshot({ path: path.join(pictureDir, `${name}.png`) });
    await this.page.setViewportSize(own);
  }

  /** Resolves once the server has kept what is filled in of a form and not sent, with this text in it. */
  async draftKept(text = ''): Promise<void> {
    await this.page.waitForResponse(
      (response) =>
        response.url().includes('/drafts/') &&
        response.request().method() === 'PUT' &&
        (response.request().postData() ?? '').includes(text)
    );
  }

  /** As after a long lunch: the browser is signed in no more, the page stands as it was. */
  async loseSession(): Promise<void> {
    await this.context.clearCookies();
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}
