/** Vietnamese syllables without a mark, as letters use them. English or unmarked text is none of these. */
export const plainSyllables: ReadonlySet<string> = new Set(
  `ai ba ban cao chi cho chung danh do doanh dung duy ghi gia gian giao hai hay hoa kho khai khi khoa
   kinh lan lao linh mai minh mong nay nghe ngay phong quan quy qua ra sai sang sao
   sau sinh so sung tay tham thanh thay theo thi thu tin tra trang trao trong trung ty vai vi xa xem xin
   xong xung`.split(/\s+/),
)

/** Names, units and abbreviations that letters may carry. */
export const properWords: ReadonlySet<string> = new Set(
  `detai PGS GS TS SHA B kB MB NV KHCN SKHCN BKHCN BTC TT TTLT UBND TB BN NT GCN PL BCTH BCSDKP A a`.split(
    /\s+/,
  ),
)
