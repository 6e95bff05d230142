/** form-js's own sentences in Traditional Chinese. */
const zhTw: Readonly<Record<string, string>> = {
  'Add new': '新增一列',
  'All values selected': '已全部選取',
  'Click to remove sorting': '點選以取消排序',
  'Click to sort by {value} ascending': '點選以依「{value}」遞增排序',
  'Click to sort by {value} descending': '點選以依「{value}」遞減排序',
  Collapse: '收合',
  'Date and time must both be entered.': '日期與時間都必須填寫。',
  Decrement: '減少',
  'Document reference is not defined.': '未指定文件。',
  'Download {fileName}': '下載 {fileName}',
  'Expand all ({value})': '全部展開（{value}）',
  'Field is required.': '此欄必填。',
  'Field must be a valid email.': '請填寫正確的電子郵件地址。',
  'Field must be a valid international phone number. (e.g. +4930664040900)':
    '請填寫國際格式的電話號碼，例如 +886227208889。',
  'Field must have maximum length of {value}.': '不得超過 {value} 個字。',
  'Field must have maximum value of {value}.': '不得大於 {value}。',
  'Field must have minimum length of {value}.': '至少須有 {value} 個字。',
  'Field must have minimum value of {value}.': '不得小於 {value}。',
  'Field must match pattern {value}.': '格式不符：{value}。',
  Increment: '增加',
  'Max validation value is not a valid number.': '表單設定的最大值不是數字。',
  'Min validation value is not a valid number.': '表單設定的最小值不是數字。',
  'Next page': '下一頁',
  'No content to show.': '沒有內容。',
  'No files selected': '尚未選擇檔案',
  'No results': '查無結果',
  'Nothing to show.': '沒有資料。',
  'Please select a valid value, the two nearest valid values are {previousValue} and {nextValue}.':
    '請填寫有效的值，最接近的是 {previousValue} 與 {nextValue}。',
  'Previous page': '上一頁',
  'Remove tag': '移除',
  Search: '搜尋',
  'Skip to search': '跳到搜尋',
  'Unable to download document': '無法下載文件',
  'Value is expected to be an integer.': '請填寫整數。',
  'Value is expected to have at most 1 decimal digit.': '最多 1 位小數。',
  'Value is expected to have at most {value} decimal digits.': '最多 {value} 位小數。',
  'Value is not a number.': '請填寫數字。',
  '{page} of {total}': '第 {page} 頁，共 {total} 頁',
  '{value} files selected': '已選 {value} 個檔案'
};

type Replacements = Readonly<Record<string, string | number>>;

const fill = (template: string, replacements: Replacements) =>
  template.replace(/{([^}]+)}/g, (whole, name: string) => String(replacements[name] ?? whole));

const say = (template: string, language: 'zh' | 'en'): string =>
  language === 'zh' ? (zhTw[template] ?? template) : template;

/** A form-js module that says its sentences in the reader's language. */
export const translateModule = (language: 'zh' | 'en') => ({
  translate: [
    'value',
    (template: string, replacements: Replacements = {}) => fill(say(template, language), replacements)
  ]
});

/**
 * Says the hints of empty fields in the reader's language, also of fields that come later: form-js writes that of searchable lists
 * without asking how it is said. Answers what ends it.
 */
export function translateHints(container: HTMLElement, language: 'zh' | 'en'): () => void {
  const translate = () => {
    for (const input of container.querySelectorAll('input'))
      if (input.placeholder in zhTw) input.placeholder = say(input.placeholder, language);
  };
  const observer = new MutationObserver(translate);
  observer.observe(container, { childList: true, subtree: true });
  return () => observer.disconnect();
}
