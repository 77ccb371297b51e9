# 利用者ごとの証明書
refusal-authority-elsewhere-title = { $name ->
    [none] 認証局の鍵がこのパソコンにありません
   *[other] 「{ $name }」の認証局はこのパソコンにありません
}
refusal-authority-elsewhere-why = 証明書の署名には認証局の秘密鍵が必要です。この VPN は手作業または別のパソコンで作られており、認証局の鍵が見つかりません。
refusal-authority-elsewhere-do = 認証局のあるパソコンで操作するか、--pki で EasyRSA のフォルダーを指定してください。

refusal-request-bad-title = この申請は受け付けられません
refusal-request-bad-why = パソコンからの申請は、署名する前に検査します。
refusal-request-bad-do = パソコンで申請を作り直してください（このプログラムの「パソコンを追加する」で作れます）。

refusal-revocation-foreign-title = AWS に別の認証局の失効リストがあります
refusal-revocation-foreign-why = エンドポイントの失効リストは 1 つだけです。今のリストは別の認証局の署名なので、置き換えると、失効済みの証明書で再び接続できてしまいます。
refusal-revocation-foreign-do = そのリストに署名した認証局で失効させてください。

refusal-person-exists-title = { $name ->
    [none] その名前はすでにあります
   *[other] 「{ $name }」はすでにあります
}
refusal-person-exists-why = 誰が接続しているかを見分け、1 台だけ失効できるように、使用中の証明書は名前ごとに 1 つです。
refusal-person-exists-do = その証明書を更新するか、先に失効させるか、「人.端末」のような別の名前にしてください。

refusal-person-unknown-title = { $name ->
    [none] その名前は登録されていません
   *[other] 「{ $name }」は登録されていません
}
refusal-person-unknown-why = この VPN では、この名前の証明書はここから発行されていません。
refusal-person-unknown-do = 利用者の一覧で名前を確認してください。

refusal-person-name-bad-title = この名前は使えません
refusal-person-name-bad-why = 名前は証明書とファイル名に使われます。
refusal-person-name-bad-do = sato.laptop のように、英数字、ドット、ハイフンで付けてください。

refusal-own-key-title = { $name ->
    [none] 鍵はパソコン側で作られました
   *[other] 「{ $name }」の鍵はパソコン側で作られました
}
refusal-own-key-why = この証明書の鍵はパソコンで作られ、外に出ていません。ここで新しい鍵を作っても役に立ちません。
refusal-own-key-do = パソコンで新しい申請を作り、それを使って更新してください（--csr FILE）。

refusal-people-file-bad-title = 利用者の一覧を読み込めません
refusal-people-file-bad-why = 誤りのある行があります。何も発行していません。
refusal-people-file-bad-do = 示された行を直して、もう一度お試しください。

problem-request-no-request = 証明書の申請（CSR）ではありません。
problem-request-signature = 署名が正しくありません。送り主が鍵を持っていないか、途中で変更されています。
problem-request-key-type = RSA 鍵ではありません。AWS は RSA だけに対応しています。
problem-request-key-size = 鍵の長さが { $bits } ビットです。AWS がクライアント VPN で案内しているのは 2,048 ビットです。
problem-request-exponent = 鍵の指数が弱すぎます。
problem-request-no-name = コモンネーム（CN）が 1 つ必要です。
problem-request-other-name = 申請の名前は「{ $asked }」で、「{ $name }」ではありません。
problem-request-same-key = この鍵は以前の証明書とともに失効しています。パソコンで新しく作ってください。
problem-people-file-large = ファイルが { $most } バイトを超えています。
problem-people-file-encoding = ファイルの文字コードが UTF-8 でも Shift_JIS でもありません。
problem-people-file-header = 1 行目に列の名前を書いてください。name は必須、person と device は任意です。
problem-people-file-many = { $most } 人を超えています。
problem-people-file-empty = 利用者が 1 人も書かれていません。
problem-people-line-columns = この行は { $count } 列です。1 行目の列は { $most } 個です。
problem-people-line-quotes = この行の引用符が閉じられていないか、表に使えない文字があります。
problem-people-line-long = 「{ $value }…」が長すぎます。{ $most } 文字までです。
problem-people-line-signs = { $value } に制御文字があります。
