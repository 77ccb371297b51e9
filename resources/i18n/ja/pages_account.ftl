# 「アカウント」のページ。

account-heading = どの AWS アカウントの、どこに作りますか？
account-lead = 何かを作る前に、どのアカウントかを AWS に確認します。
account-practice = 練習モード: キーは不要です。この AWS はこのパソコンの中にあり、料金はかかりません。

account-source = アカウントへの入り方
account-source-keys = アクセスキー
account-source-profile = プロファイル
account-source-sign-in = サインイン（Identity Center）

account-access_key = アクセスキー ID
account-secret_key = シークレットアクセスキー
account-session_token = セッショントークン
account-token-more = セッショントークンもある
account-token-hint = ASIA で始まる一時的なキーの場合に必要です。今回の実行中だけ保持します。
account-secret-kept = キーリングに保存済み
account-secret-held = 今回の実行中だけ保持
account-keys-advice = 一時的なキー（ASIA…）かサインインのほうが安全です。期限が来れば使えなくなります。長期のキーのシークレットはこのパソコンのキーリングに保存し、ファイルには書きません。不要になったら AWS 側でキーを削除してください。
account-forget = このキーを消去

account-profile = プロファイル
account-profile-term = ~/.aws/config
account-profile-why = AWS CLI が使うプロファイルです。ロールの引き受けも設定どおりに行います。
account-profile-keys = アクセスキー
account-profile-role = ロール
account-profile-sso = Identity Center
account-profile-login = aws login
account-profile-process = 外部プログラム
account-profile-web-identity = ウェブ ID
account-profile-none = 設定のみ
account-profiles-reading = AWS の設定ファイルを読んでいます…
account-profiles-none = このパソコンの AWS 設定ファイルにプロファイルがありません。アクセスキーかサインインを使ってください。
account-profile-sign-in = 「{ $name }」は先にブラウザーでのサインインが必要です: aws sso login --profile { $name }
account-mfa = MFA コード
account-mfa-term = 6 桁の数字
account-mfa-hint = 認証アプリに表示されるコードです。1 つのコードは 1 回だけ使えます。

account-sso-url = 開始 URL
account-sso-url-why = 組織の AWS アクセスポータルのアドレスです。サインインを設定した担当者に確認してください。
account-sso-region = そのリージョン
account-sso-account = アカウント
account-sso-role = ロール
account-sso-role-term = 許可セット
account-sso-sign-in = サインイン
account-sso-code = ブラウザーにこのコードが表示されます。同じ場合だけ確認してください。
account-sso-open = ブラウザーをもう一度開く
account-sso-cancel = 待つのをやめる

account-region = VPN を作る場所
account-region-term = リージョン
account-region-disabled = { $code } – このアカウントでは無効
problem-account-region-disabled = { $region }（{ $code }）はこのアカウントで有効になっていません。AWS コンソールの「アカウント」で有効にするか、別のリージョンを選んでください。

account-verify = 確認する
account-verifying = AWS に確認しています…
account-again = もう一度試す
account-verified-account = AWS アカウント
account-verified-region = リージョン
account-verified-identity = ユーザー
account-root = これは何でもできるルートユーザーです。AWS は日常の作業に使わないよう勧めています。下のポリシーを付けた IAM ユーザーを作成してください。
account-no-keyring = このパソコンには使えるキーリングがありません。キーはメモリに保持し、プログラムを終了すると消えます。

account-permissions = このアカウントでできること
account-permissions-asking = { $count ->
   *[other] 何も変更せずに { $count } 件の権限を確認しました…
}
account-permissions-all = 確認できた範囲で、足りない権限はありません。
account-permissions-missing = { $count ->
   *[other] 権限が { $count } 件足りません。下のポリシーを添えて、アカウントの管理者に依頼してください。
}
account-permissions-missing-list = 足りない権限
account-permissions-stopped = すべての権限は確認できませんでした。このまま進めます。足りない権限があれば、必要になった手順でお知らせします。
account-permissions-unknown = { $count ->
   *[other] そのうち { $count } 件は、実行せずに確認する方法が AWS にありません。よくあることです。
}
account-permissions-more = すべての権限と最小限のポリシー
account-permissions-list = 権限と AWS の回答
account-permission-yes = – 許可
account-permission-no = – 不足
account-permission-unknown = – 回答なし
account-policy-why = このプログラムが行うことだけを許可するポリシーです。
account-policy-copy = ポリシーをコピー
account-policy-save = ポリシーを保存…
account-policy-save-title = ポリシーの保存
account-policy-kind = JSON (*.json)
account-policy-copied = コピーしました。
account-policy-saved = 保存しました: { $path }
