# できなかった理由。title: 何が起きたか、why: なぜか、do: 次にすること。
# 値がないときは "none" という語が渡されるので、その場合の文を用意すること。

# 認証と接続

refusal-no-credentials-title = AWS の認証情報が見つかりません
refusal-no-credentials-why = AWS に接続する利用者が決まっていません。アクセスキーもプロファイルも見つかりませんでした。
refusal-no-credentials-do = アクセスキーを入力するか、プロファイルを選ぶか、サインインしてください。

refusal-bad-credentials-title = このアクセスキーは AWS に認められませんでした
refusal-bad-credentials-why = キー ID かシークレットの入力誤り、または IAM でキーが削除・無効化されています。
refusal-bad-credentials-do = 両方を入力し直すか、IAM で新しいアクセスキーを作成してください。

refusal-expired-credentials-title = 認証情報の有効期限が切れました
refusal-expired-credentials-why = 一時的な認証情報は数時間で切れます。作成済みのものはそのまま残っています。
refusal-expired-credentials-do = 「アカウント」のページでサインインし直し、「再試行」を押してください。

refusal-mfa-needed-title = MFA デバイスのコードが必要です
refusal-mfa-needed-why = このプロファイルが引き受けるロールには、MFA デバイスの 6 桁のコードが必要です。
refusal-mfa-needed-do = デバイスに今表示されているコードを入力してください。

refusal-mfa-wrong-title = MFA コードが受け付けられませんでした
refusal-mfa-wrong-why = コードの有効時間は 30 秒で、1 回しか使えません。
refusal-mfa-wrong-do = 次のコードが表示されるのを待って入力してください。

refusal-sign-in-needed-title = サインインしてください
refusal-sign-in-needed-why = IAM Identity Center へのサインインが切れているか、まだ行われていません。
refusal-sign-in-needed-do = 「アカウント」のページで「サインイン」を押してください。ブラウザーが開きます。

refusal-sign-in-failed-title = サインインできませんでした
refusal-sign-in-failed-why = ブラウザーで拒否または中止されたか、時間切れになりました。
refusal-sign-in-failed-do = 開始 URL とそのリージョンを確かめて、もう一度サインインしてください。

refusal-profile-unusable-title = { $name ->
    [none] この AWS プロファイルは使えません
   *[other] AWS プロファイル「{ $name }」は使えません
}
refusal-profile-unusable-why = AWS 設定ファイルの内容が足りないか、食い違っています。
refusal-profile-unusable-do = 別のプロファイルを選ぶか、AWS 設定ファイルを直してください。

refusal-access-denied-title = { $action ->
    [none] 権限が足りません
   *[other] 権限 { $action } がありません
}
refusal-access-denied-why = 認証はできましたが、このユーザーまたはロールには操作が許可されていません。
refusal-access-denied-do = AWS アカウントの管理者に権限の追加を依頼してください（必要な権限の一覧は「アカウント」のページでコピーできます）。そのあと「再試行」を押してください。

refusal-region-disabled-title = { $region ->
    [none] このリージョンは有効になっていません
   *[other] リージョン { $region } は有効になっていません
}
refusal-region-disabled-why = アカウントでこのリージョンが有効化されていないため、AWS が操作を受け付けません。
refusal-region-disabled-do = AWS コンソールの「アカウント」→「リージョン」で有効にするか、別のリージョンを選んでください。

refusal-region-unknown-title = { $region ->
    [none] そのようなリージョンはありません
   *[other] リージョン { $region } はありません
}
refusal-region-unknown-why = その名前では AWS から応答がありませんでした。
refusal-region-unknown-do = 一覧からリージョンを選んでください（東京は ap-northeast-1）。

refusal-clock-wrong-title = このパソコンの時計がずれています
refusal-clock-wrong-why = 時刻が 5 分以上ずれていると、AWS は操作を受け付けません。
refusal-clock-wrong-do = 時計を合わせて（Windows は「設定」→「時刻と言語」→「今すぐ同期」）、「再試行」を押してください。

refusal-no-network-title = AWS に接続できません
refusal-no-network-why = インターネットにつながっていないか、ファイアウォールやプロキシに遮られています。
refusal-no-network-do = 接続を確かめて「再試行」を押してください。作成済みのものはそのまま残っています。

refusal-aws-slow-title = AWS から時間内に応答がありませんでした
refusal-aws-slow-why = 回線が遅いか、AWS が混み合っています。
refusal-aws-slow-do = 「再試行」を押してください。AWS 側で済んでいたものは見つけて使い、二重には作りません。

refusal-throttled-title = AWS から間隔を空けるよう求められました
refusal-throttled-why = このアカウントからの操作が集中しています（ほかのツールの分も含みます）。
refusal-throttled-do = 1 分ほど待ってから「再試行」を押してください。

refusal-aws-trouble-title = AWS 側で問題が起きています
refusal-aws-trouble-why = 操作の内容とは関係のないエラーが AWS から返されました。
refusal-aws-trouble-do = 数分待ってから「再試行」を押してください。障害情報は AWS Health Dashboard で確認できます。

# AWS が受け付けないもの

refusal-quota-reached-title = AWS アカウントの上限に達しました
refusal-quota-reached-why = { $quota ->
    [none] リージョンごとの数に上限があります（クライアント VPN エンドポイントも VPC も通常 5 個まで）。
   *[other] このリージョンで使える数をすべて使っています（AWS での上限の名前: { $quota }）。
}
refusal-quota-reached-do = 不要なものを削除するか、Service Quotas で上限の引き上げを申請してから「再試行」を押してください。

refusal-not-found-title = { $name ->
    [none] 必要なものが見つかりません
   *[other] 「{ $name }」が見つかりません
}
refusal-not-found-why = その後削除されたか、別のリージョンまたはアカウントにあります。
refusal-not-found-do = 別のものを選ぶか、新しく作成してください。

refusal-ambiguous-name-title = { $name ->
    [none] 同じ名前のものが複数あります
   *[other] 「{ $name }」が複数あります
}
refusal-ambiguous-name-why = { $ids ->
    [none] いくつかが同じ名前を使っています。
   *[other] この名前を使っているもの: { $ids }
}
refusal-ambiguous-name-do = 名前ではなく ID で選んでください。

refusal-already-exists-title = { $name ->
    [none] すでに存在します
   *[other] 「{ $name }」はすでに存在します
}
refusal-already-exists-why = ほかで作られたものなので、このウィザードは変更しません。
refusal-already-exists-do = 既存のものを選ぶか、別の名前にしてください。

refusal-in-use-title = { $name ->
    [none] まだ使われているものがあります
   *[other] 「{ $name }」はまだ使われています
}
refusal-in-use-why = ほかから使われている間は、AWS で変更や削除ができません。
refusal-in-use-do = 数分待ってから「再試行」を押してください。変わらないときは、何が使っているかを AWS コンソールで確かめてください。

refusal-address-overlap-title = アドレス範囲が重なっています
refusal-address-overlap-why = クライアントの範囲は、VPC・ターゲットサブネット・ルートと重なってはいけません。
refusal-address-overlap-do = 「アドレス」のページで別の範囲を選んでください。空いている範囲が提案されます。

refusal-subnet-same-zone-title = 2 つのターゲットサブネットが同じアベイラビリティーゾーンにあります
refusal-subnet-same-zone-why = 1 つのエンドポイントには、アベイラビリティーゾーンごとに 1 つのサブネットしか関連付けられません。
refusal-subnet-same-zone-do = 「ネットワーク」のページで、どちらか一方だけにしてください。

refusal-subnet-unsuitable-title = { $name ->
    [none] このサブネットはターゲットネットワークにできません
   *[other] サブネット「{ $name }」はターゲットネットワークにできません
}
refusal-subnet-unsuitable-why = /27 以上の大きさと 20 個以上の空きアドレスが必要で、専有テナンシーの VPC は使えません。
refusal-subnet-unsuitable-do = 「ネットワーク」のページで別のサブネットを選ぶか、新しく作成してください。

refusal-certificate-refused-title = 証明書が AWS に受け付けられませんでした
refusal-certificate-refused-why = クライアント VPN には、RSA 2048 ビットで、ドメイン名があり、有効期間内の証明書が必要です。
refusal-certificate-refused-do = 「証明書」のページで新しい証明書を作成してください。

refusal-bad-request-title = 操作が AWS に受け付けられませんでした
refusal-bad-request-why = 値のどれかが AWS の条件に合いません。AWS の説明は「詳細」にあります。
refusal-bad-request-do = 値を直して「再試行」を押してください。思い当たらないときは、レポートを保存してお送りください。

refusal-no-image-title = 確認用サーバーのイメージがありません
refusal-no-image-why = このリージョンには、このインスタンスタイプ用の Amazon Linux がありません。
refusal-no-image-do = 「ネットワーク」のページで別のインスタンスタイプを選ぶか、確認用サーバーなしで進めてください。

refusal-settled-wrong-title = { $name ->
    [none] AWS で処理の途中に失敗しました
   *[other] 「{ $name }」は AWS で処理の途中に失敗しました
}
refusal-settled-wrong-why = 操作は受け付けられましたが、そのあと AWS から失敗の報告がありました。AWS の説明は「詳細」にあります。
refusal-settled-wrong-do = 「再試行」を押してください。また失敗したら「元に戻す」を押し、レポートを保存してください。

refusal-took-too-long-title = { $name ->
    [none] AWS の処理に時間がかかっています
   *[other] 「{ $name }」に時間がかかっています
}
refusal-took-too-long-why = { $minutes ->
    [none] まだ使える状態になりません。AWS で処理が続いているかもしれません。
   *[other] { $minutes } 分たっても使える状態になりません。AWS で処理が続いているかもしれません。
}
refusal-took-too-long-do = 「再試行」を押すと続けて待ちます。二重に作られることはありません。

refusal-not-ours-title = { $name ->
    [none] このウィザードで作ったものではありません
   *[other] 「{ $name }」はこのウィザードで作ったものではありません
}
refusal-not-ours-why = このウィザードのタグがないため、変更も削除もしません。
refusal-not-ours-do = AWS コンソールで変更するか、別のものを選んでください。

# このパソコン

refusal-file-unreadable-title = ファイルを読めません
refusal-file-unreadable-why = { $path ->
    [none] ファイルがないか、ロックされているか、開く権限がありません。
   *[other] { $path } がないか、ロックまたは破損しているか、開く権限がありません。
}
refusal-file-unreadable-do = ファイルと権限を確かめて、もう一度お試しください。

refusal-file-unwritable-title = ファイルを書き込めません
refusal-file-unwritable-why = { $path ->
    [none] フォルダーが書き込み禁止か、ほかのプログラムがファイルを開いています。
   *[other] { $path } が書き込み禁止か、ほかのプログラムで開かれています。
}
refusal-file-unwritable-do = ほかのプログラムを閉じるか別のフォルダーを選び、「再試行」を押してください。

refusal-disk-full-title = ディスクがいっぱいです
refusal-disk-full-why = { $path ->
    [none] ファイルを保存する空き容量がありません。
   *[other] { $path } を保存する空き容量がありません。
}
refusal-disk-full-do = 空きを作って（数 MB で足ります）、「再試行」を押してください。

refusal-folder-missing-title = フォルダーがありません
refusal-folder-missing-why = { $path ->
    [none] 移動または削除されたか、ドライブが接続されていません。
   *[other] { $path } が移動または削除されたか、ドライブが接続されていません。
}
refusal-folder-missing-do = フォルダーを元に戻すか、別のフォルダーを選んでください。

refusal-plan-bad-title = この計画では作成できません
refusal-plan-bad-why = { $path ->
    [none] 正しくない値、または足りない値があります。
   *[other] { $path } に、正しくない値または足りない値があります。
}
refusal-plan-bad-do = 示された値を直して、もう一度お試しください。

refusal-name-taken-title = { $name ->
    [none] 同じ名前の VPN がすでにあります
   *[other] 「{ $name }」という VPN がすでにあります
}
refusal-name-taken-why = 別のアカウントまたはリージョンにある VPN です。ここでは名前で VPN を区別します。
refusal-name-taken-do = 別の名前を付けてください。

refusal-vpn-unknown-title = { $name ->
    [none] その VPN の記録はありません
   *[other] 「{ $name }」という VPN の記録はありません
}
refusal-vpn-unknown-why = このパソコンに記録がありません。別のパソコンで作られたのかもしれません。
refusal-vpn-unknown-do = 名前を確かめるか、エンドポイント ID で引き取ってください。

refusal-run-busy-title = { $name ->
    [none] この VPN はすでに作業中です
   *[other] 「{ $name }」はすでに作業中です
}
refusal-run-busy-why = 別のウィンドウかコマンドが作業しています。
refusal-run-busy-do = 終わるまで待つか、そちらで中止してから、もう一度お試しください。

refusal-nothing-to-resume-title = 続きから行う作業はありません
refusal-nothing-to-resume-why = 前回の作業は完了しているか、元に戻されています。
refusal-nothing-to-resume-do = 何もする必要はありません。作り直すときは、最初から設定してください。

refusal-passphrase-missing-title = パスフレーズが必要です
refusal-passphrase-missing-why = { $path ->
    [none] 鍵が暗号化されていて、そのパスフレーズがこのパソコンのキーリングにありません。
   *[other] { $path } は暗号化されていて、そのパスフレーズがこのパソコンのキーリングにありません。
}
refusal-passphrase-missing-do = 「証明書」のページでパスフレーズを入力してください。

refusal-passphrase-wrong-title = パスフレーズが合いません
refusal-passphrase-wrong-why = 入力誤りか、別の鍵のパスフレーズです。
refusal-passphrase-wrong-do = 大文字と小文字に注意して、もう一度入力してください。

refusal-pki-unreadable-title = この EasyRSA フォルダーは使えません
refusal-pki-unreadable-why = { $path ->
    [none] 認証局の証明書、その鍵、または必要なファイルがないか、壊れています。
   *[other] { $path } の認証局の証明書、その鍵、または必要なファイルがないか、壊れています。
}
refusal-pki-unreadable-do = 「pki」フォルダーそのものを選ぶか、新しい認証局を作成してください。

refusal-key-mismatch-title = 鍵と証明書が対になっていません
refusal-key-mismatch-why = { $path ->
    [none] 2 つのファイルは別々の組のものです。
   *[other] { $path } とその鍵は別々の組のものです。
}
refusal-key-mismatch-do = 証明書に合う鍵を同じ場所に置くか、新しく作成してください。

refusal-profile-bad-title = VPN プロファイルに不備があります
refusal-profile-bad-why = { $path ->
    [none] お渡しする前の検査に通りませんでした。内容は「詳細」にあります。
   *[other] { $path } は、お渡しする前の検査に通りませんでした。内容は「詳細」にあります。
}
refusal-profile-bad-do = 「再試行」を押すと、もう一度書き出します。また失敗したら、レポートを保存してください。

refusal-client-missing-title = { $name ->
    [none] VPN クライアントが見つかりません
   *[other] { $name } がこのパソコンに見つかりません
}
refusal-client-missing-why = インストールされていないか、通常の場所にありません。
refusal-client-missing-do = AWS VPN Client か OpenVPN をインストールして、もう一度探してください。

refusal-client-failed-title = { $name ->
    [none] VPN クライアントの操作に失敗しました
   *[other] { $name } の操作に失敗しました
}
refusal-client-failed-why = プログラムがエラーを返しました。その内容は「詳細」にあります。
refusal-client-failed-do = 説明どおりに手で操作するか、クライアントを再起動してもう一度お試しください。

refusal-keyring-failed-title = このパソコンのキーリングを使えません
refusal-keyring-failed-why = ロックされているか、インストールされていません。秘密の値を平文でディスクに書くことはありません。
refusal-keyring-failed-do = キーリングのロックを解除して、もう一度お試しください。ない場合、秘密の値はプログラムを終了するまでメモリに保持します。

refusal-practice-missing-title = 練習用 AWS がインストールされていません
refusal-practice-missing-why = 練習モードには追加のパッケージが必要です。
refusal-practice-missing-do = 追加機能「practice」付きでインストールしてください: pip install "cvpn-wizard[practice]"

refusal-stopped-title = 停止しました
refusal-stopped-why = 「停止」が押されました。作成済みのものはそのまま残り、途中のものもすべて記録されています。
refusal-stopped-do = 「再試行」で続けるか、「元に戻す」ですべて取り消してください。

# 理由の表示

refusal-details = 詳細
refusal-details-list = 詳しい内容
refusal-fact-code = コード
refusal-fact-operation = AWS の操作
refusal-fact-aws_code = AWS のコード
refusal-fact-aws_message = AWS の説明
refusal-fact-action = 権限
refusal-fact-why = システムの説明
refusal-fact-fault = 不備
refusal-fact-state = 状態
refusal-fact-step = 手順
refusal-step = 手順「{ $step }」で起きました
