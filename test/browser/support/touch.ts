import type { Page } from 'playwright-core';

/** How much of the page lies beside the window, in pixels; more than none has to be scrolled sideways. */
export const sidewaysPixels = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/**
 * What is to be pressed but lower than 44 pixels (WCAG 2.5.5), one line each. A radio button or check box is pressed by its label; what
 * only the keyboard reaches does not count.
 */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const pressed = (element: Element) =>
      element.matches('input[type=radio], input[type=checkbox]')
        ? ((element as HTMLInputElement).labels?.[0] ?? element)
        : element;
    const isReached = ({ left, width, height }: DOMRect) => width > 1 && height > 1 && left >= 0;
    return [...document.querySelectorAll('button, a, input, select, textarea, summary')]
      .filter((element) => !element.closest('.bjs-container, .flatpickr-calendar'))
      .filter((element) => !element.matches('.fjs-number-arrow-up, .fjs-number-arrow-down'))
      .map((element) => ({ element, box: pressed(element).getBoundingClientRect() }))
      .filter(({ box }) => isReached(box) && box.height < 44)
      .map(({ element, box }) => `${Math.round(box.height)} px: ${element.outerHTML.slice(0, 120)}`);
  });
