import { describe, expect, it } from '@jest/globals';
import { withDraft } from '../../web-desk/forms/with-draft.ts';

const form = {
  components: [
    { type: 'textfield', key: 'title' },
    { type: 'select', key: 'holder', valuesKey: 'holders' },
    { type: 'dynamiclist', path: 'dates', components: [{ type: 'datetime', key: 'inspectOn' }] }
  ]
};

describe('a draft that was not sent', () => {
  it('wins over what the server fills in, field by field', () => {
    expect(
      withDraft(form, { title: 'old', holder: 'a' }, { title: 'new', dates: [{ inspectOn: 'x' }] })
    ).toEqual({
      title: 'new',
      holder: 'a',
      dates: [{ inspectOn: 'x' }]
    });
  });

  it('never brings back lists to choose from that the server has since changed', () => {
    expect(withDraft(form, { holders: ['b'] }, { holders: ['a'], holder: 'a' })).toEqual({
      holders: ['b'],
      holder: 'a'
    });
  });
});
