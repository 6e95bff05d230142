/** A works tender of NT$86,000,000 as an agency would publish it; everything in it is invented. */
export const tenderNotice = {
  records: [
    {
      unit_name: '臨港市政府工務局',
      job_number: '1150066',
      date: '20261116',
      brief: { title: '濱海聯絡橋改建工程', type: '公開招標公告' },
      detail: {
        '採購資料:標案名稱': '濱海聯絡橋改建工程',
        '採購資料:標的分類': '工程類 5221-公路',
        '採購資料:採購金額級距': '查核金額以上未達巨額',
        '採購資料:預算金額': '86,000,000元',
        '採購資料:是否訂有底價': '是',
        '招標資料:決標方式': '最低標',
        '領投開標:截止投標': '115/12/14 17:00',
        '領投開標:開標時間': '115/12/15 10:00'
      }
    }
  ]
};
