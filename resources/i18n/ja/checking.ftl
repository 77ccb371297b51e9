# 確認の各段階
layer-profile = プロファイル
layer-computer = このパソコン
layer-names = 名前解決
layer-port = ポート
layer-handshake = サーバーと証明書
layer-tunnel = トンネル
layer-route = 経路
layer-target = 接続先のサーバー
layer-state-waiting = これから
layer-state-running = 確認中…
layer-state-passed = 正常
layer-state-warned = 正常（注意あり）
layer-state-failed = ここで切れています
layer-state-skipped = 確認なし
layer-why-practice = エンドポイントは練習用の AWS の中にあり、インターネットからは応答しません。
layer-why-no-endpoint = プロファイルに接続先がありません。
layer-why-profile = 先にプロファイルを直す必要があります。
layer-why-not-reached = 手前で切れています。
layer-why-not-connected = VPN が接続されていません。
layer-why-no-target = 試す相手が指定されていません。
layer-why-no-address = サーバーの名前がここではわかりません。
layer-detail-profile = { $host }、{ $transport } { $port }
layer-detail-computer = 妨げになるものはありません
layer-detail-names = { $address }
layer-detail-names-label = { $address }（ランダムなラベルを付けて解決）
layer-detail-port = { $transport } { $port } が { $ms } ミリ秒で応答
layer-detail-handshake = { $name }（{ $date } まで有効）。こちらの証明書も受け入れられました
layer-detail-handshake-sign-in = { $name }（{ $date } まで有効）。サインイン方式のため、サインインは試していません
layer-detail-tunnel = { $adapter } に { $address }
layer-detail-tunnel-perhaps = { $adapter } に { $address }（この種のトンネルは 1 つだけ）
layer-detail-tunnel-since = { $since } から
layer-detail-tunnel-by = { $client }
layer-detail-route = { $address } へは { $adapter } を通ります
layer-detail-target-ping = { $host } が ping に { $ms } ミリ秒で応答
layer-detail-target-tcp = { $host } のポート { $port } に接続できました
layer-detail-target-alive = { $host } は動いています（ping にだけ応答しません）
finding-do-mend = 直したコピーを保存してください。この点は直っています。
finding-do-person = このパソコンで直してから、もう一度確認してください。
finding-do-helpdesk = 新しいプロファイルをヘルプデスクに依頼してください。
finding-do-admin = この内容を管理者に伝えてください。
finding-suspects = ほかに考えられる原因: { $list }。
suspicion-expired = 証明書の期限切れ
suspicion-not-yet = 証明書の有効期間がまだ始まっていない
suspicion-wrong-authority = エンドポイントが信頼していない認証局の証明書
suspicion-wrong-usage = クライアント用ではない証明書
suspicion-revoked = 証明書の失効
suspicion-list-expired = 失効リスト（CRL）の期限切れ
suspicion-server-clock = サーバーの時計のずれ
suspicion-our-clock = このパソコンの時計のずれ
suspicion-no-certificate = 証明書が示されていない
suspicion-not-allowed = サーバーがこの人を許可していない

# このパソコン
finding-clock-ahead = このパソコンの時計が進んでいます。{ $here } となっていますが、実際は { $there }（UTC）です。
finding-clock-ahead-why = 証明書は時計で判定されるため、正しい証明書も期限切れに見えます。
finding-clock-ahead-do = 時刻を（インターネットで自動的に）合わせてから、もう一度確認してください。
finding-clock-behind = このパソコンの時計が遅れています。{ $here } となっていますが、実際は { $there }（UTC）です。
finding-clock-behind-why = 証明書は時計で判定されるため、正しい証明書もまだ有効でないように見えます。
finding-clock-behind-do = 時刻を（インターネットで自動的に）合わせてから、もう一度確認してください。
finding-clock-perhaps-behind = このパソコンの時計が遅れているようです。証明書は { $date } から有効です。
finding-clock-perhaps-behind-why = インターネット上の時刻を確かめられませんでした。先の日付から始まる証明書はまず作られません。
finding-clock-perhaps-behind-do = このパソコンの日付と時刻を確かめ、合わせてから、もう一度確認してください。
finding-other-vpn = 別の VPN が接続されています: { $name }
finding-other-vpn-why = アドレスの重なりは見つかっていません。ただし、ほかの VPN と同時に使えない VPN クライアントもあります。
finding-other-vpn-do = 接続できないときは、先に別の VPN を切断してください。
finding-other-vpn-in-way = 別の VPN が妨げになっています。{ $name } が { $cidr } を使っています。
finding-other-vpn-in-way-why = サーバー宛ての通信が別の VPN に入ってしまいます。
finding-other-vpn-in-way-do = { $name } を切断してから、もう一度確認してください。
finding-other-openvpn = 別の VPN のプロファイルで { $name } が動いています。
finding-other-openvpn-why = ほかの OpenVPN が動いている間、AWS VPN Client は接続できません。
finding-other-openvpn-do = 先にそちらを切断してください。
finding-lan-overlap = このパソコンのネットワーク（{ $name }、{ $cidr }）が、VPN の先（{ $range }）と同じアドレスを使っています。
finding-lan-overlap-why = { $range } 宛ての通信がローカルネットワークにとどまり、トンネルに入りません。
finding-lan-overlap-do = スマートフォンのテザリングなど別のネットワークで試してください。恒久的には、自宅のルーターか VPN のアドレスを変える必要があります。
finding-lan-overlap-partly = このパソコンのネットワーク（{ $name }、{ $cidr }）が、VPN の先（{ $range }）とアドレスの一部を共有しています。
finding-lan-overlap-partly-why = { $cidr } の中のサーバーにはここから届きません。それ以外には届きます。
finding-lan-overlap-partly-do = そのサーバーが必要なら別のネットワークで試してください。恒久的には、どちらかのアドレスを変える必要があります。

# 名前解決
finding-name-unknown = エンドポイントの名前を解決できません: { $host }
finding-name-unknown-why = エンドポイントが削除または休止されている、プロファイルが古い、またはこのネットワークの DNS が妨げています。
finding-name-unknown-do = スマートフォンのテザリングなど別のネットワークで試してください。変わらなければ、エンドポイントがあるかを確かめ、プロファイルをエクスポートし直します。
finding-name-needs-label = エンドポイントの名前はランダムなラベルを付けないと解決できませんが、このプロファイルは付けません。
finding-name-needs-label-why = 「remote-random-hostname」の行がありません。
finding-name-needs-label-do = 直したコピーを保存し、VPN クライアントに取り込んでください。
finding-name-no-answer = DNS サーバーが応答しません。ネットワークにつながっていないか、DNS に障害があります。
finding-name-no-answer-do = Web ページを開いてみてください。開けなければ、先にインターネットに接続してください（Wi-Fi のサインイン画面も含みます）。

# ポート
finding-port-silent = エンドポイントが { $transport } { $port } で応答しません。
finding-port-silent-why = 途中のファイアウォールが遮断している、エンドポイントに関連付けられたサブネットが今ない（休止中）、またはトランスポートやポートがプロファイルと違います。
finding-port-silent-do = スマートフォンのテザリングなど別のネットワークで試してください。つながるなら、このネットワークのファイアウォールで { $transport } { $port } を許可します。つながらなければ、エンドポイントを確認します。
finding-port-elsewhere = エンドポイントは { $transport } { $port } では応答せず、{ $there } で応答します。
finding-port-elsewhere-why = プロファイルのエクスポート後にトランスポートかポートが変わったか、プロファイルが書き換えられています。
finding-port-elsewhere-do = プロファイルをエクスポートし直すか、「proto」と「remote」の行を直してください。
finding-port-refused = { $transport } { $port } が拒否されました。そこでは何も待ち受けていません。
finding-port-refused-why = 名前が別の機器を指しているか、エンドポイントのトランスポートやポートが変わっています。
finding-port-refused-do = プロファイルをエクスポートし直してください。変わらなければ、エンドポイントを確認します。
finding-port-no-route = このパソコンからエンドポイント（{ $address }）への経路がありません。
finding-port-no-route-do = 先にインターネットに接続してください。
finding-port-unreachable = エンドポイント（{ $address }）に届かないとルーターが答えました。
finding-port-unreachable-do = インターネット接続を確かめるか、別のネットワークで試してください。
finding-port-forbidden = { $transport } { $port } を通さないとファイアウォールが答えました。
finding-port-forbidden-why = このパソコンかこのネットワークのファイアウォールです。
finding-port-forbidden-do = このパソコンのファイアウォールで VPN クライアントを許可するか、別のネットワークで試してください。
finding-port-closed = ポート { $port } への接続がすぐに切られます。
finding-port-closed-why = 途中のプロキシやファイアウォールがエンドポイントの代わりに応答しているか、エンドポイントの準備ができていません。
finding-port-closed-do = 別のネットワークで試してください。変わらなければ、エンドポイントを確認します。
finding-port-not-openvpn = ポート { $port } で OpenVPN ではないものが応答しています。
finding-port-not-openvpn-why = Wi-Fi のサインイン画面、プロキシ、または別のサービスです。
finding-port-not-openvpn-do = Wi-Fi にサインインする（Web ページを開く）か、別のネットワークで試してください。

# TLS とサーバー証明書
finding-tls-silent = エンドポイントの最初の応答のあと、何も届きません。
finding-tls-silent-why = 大きなパケットが途中で失われています。
finding-tls-silent-do = 別のネットワークで試してください。自宅では、ルーターの MTU が大きすぎることがあります。
finding-tls-closed = エンドポイントが証明書を示す前に切断します。
finding-tls-closed-do = 1 分後にもう一度試してください。変わらなければ、エンドポイントを確認します。
finding-tls-failed = 安全な接続の方式が合いません（{ $detail }）。
finding-tls-failed-do = VPN クライアントを更新してください。変わらなければ、エンドポイントを確認します。
finding-server-untrusted = サーバー証明書（{ $name }）は、このプロファイルの認証局が発行したものではありません。
finding-server-untrusted-why = プロファイルの作成後にエンドポイントの証明書が替わったか、何者かがエンドポイントになりすましています。
finding-server-untrusted-do = 接続しないでください。プロファイルをエクスポートし直して配布します。
finding-server-expired = サーバー証明書（{ $name }）の有効期限が { $date } に切れました。
finding-server-expired-why = 更新するまで誰も接続できません。
finding-server-expired-do = サーバー証明書を更新し、ACM の同じ ARN にインポートしてください。
finding-server-not-yet = サーバー証明書（{ $name }）は { $begins } から有効です。
finding-server-not-yet-why = それが過去の日時なら、このパソコンの時計が遅れています。
finding-server-not-yet-do = まずこのパソコンの時計を、次にサーバー証明書の日付を確かめてください。
finding-server-usage = サーバーが示した証明書（{ $name }）はサーバー用ではありません。
finding-server-usage-do = 用途が「サーバー認証」の証明書を作り、エンドポイントに設定してください。
finding-server-name = サーバーの名前は { $name } ですが、このプロファイルは { $expected } を想定しています。
finding-server-name-why = プロファイルの作成後にエンドポイントの証明書が替わっています。
finding-server-name-do = プロファイルをエクスポートし直して配布してください。
finding-server-authority-expired = サーバー証明書を発行した認証局の有効期限が切れています。
finding-server-authority-expired-why = 更新するまで誰も接続できません。
finding-server-authority-expired-do = 新しい認証局と証明書を作り、エンドポイントに設定してください。
finding-server-bad = サーバー証明書（{ $name }）を受け入れられません（{ $detail }）。
finding-server-bad-do = エンドポイントの証明書を取り替える必要があります。

# こちらの証明書
finding-client-unusable = プロファイルの証明書と鍵を使えません。
finding-client-unusable-do = 新しいプロファイルをヘルプデスクに依頼してください。
finding-client-silent = こちらの証明書を送るまでは正常で、そのあとエンドポイントが応答しなくなりました。
finding-client-silent-why = 大きなパケットが失われるなど、途中の障害です。
finding-client-silent-do = もう一度確認し、次に別のネットワークで試してください。
finding-client-expired = エンドポイントが { $person } を拒否しました。証明書の{ $certain ->
        [yes] 有効期限が切れています
       *[other] 有効期限が切れているためと思われます
    }。
finding-client-expired-do = この人の証明書を更新し、新しいプロファイルを渡してください。
finding-client-not-yet = エンドポイントが { $person } を拒否しました。証明書の{ $certain ->
        [yes] 有効期間がまだ始まっていません
       *[other] 有効期間がまだ始まっていないためと思われます
    }。
finding-client-not-yet-do = 有効になるまで待つか、新しい証明書を作ってください。作成したパソコンの時計も確かめてください。
finding-client-wrong-authority = エンドポイントが { $person } を拒否しました。証明書が、エンドポイントの信頼する認証局のもの{ $certain ->
        [yes] ではありません
       *[other] ではないためと思われます
    }。
finding-client-wrong-authority-do = エンドポイントが信頼する認証局で証明書を発行し、新しいプロファイルを渡してください。
finding-client-wrong-usage = エンドポイントが { $person } を拒否しました。証明書がクライアント用{ $certain ->
        [yes] ではありません
       *[other] ではないためと思われます
    }。
finding-client-wrong-usage-do = クライアント証明書（用途は「クライアント認証」）を発行し、新しいプロファイルを渡してください。
finding-client-revoked = エンドポイントが { $person } を拒否しました。{ $certain ->
        [yes] 証明書が失効しています
       *[other] 証明書が失効しているか、エンドポイントの失効リスト（CRL）が期限切れのためと思われます
    }。
finding-client-revoked-why = エンドポイントは拒否の理由を返さず、ログにも残しません。証明書自体は正しいため、残る原因は失効リストです。
finding-client-revoked-do = ほかの人が接続できるかを確かめてください。できるなら、この人の証明書だけの問題です。引き続き使ってもらう場合は新しく発行します。誰も接続できないなら、新しい失効リストをインポートします。このパソコンでできることはありません。
finding-client-list-expired = エンドポイントが全員を拒否しています。失効リスト（CRL）の{ $certain ->
        [yes] 有効期限が切れています
       *[other] 有効期限が切れているためと思われます
    }。
finding-client-list-expired-do = 新しい失効リストを作り、エンドポイントにインポートしてください。
finding-client-server-clock = エンドポイントが { $person } を拒否しました。サーバーの時計がずれているようです。
finding-client-server-clock-do = サーバーの時計を合わせる必要があります（AWS では自動です）。
finding-client-our-clock = エンドポイントが { $person } を拒否しました。証明書の日付から見て、このパソコンの時計がずれています。
finding-client-our-clock-do = このパソコンの時計を合わせてから、もう一度確認してください。
finding-client-no-certificate = エンドポイントは証明書を求めていますが、プロファイルにありません。
finding-client-no-certificate-do = 証明書と鍵の入ったプロファイルをヘルプデスクに依頼してください。
finding-client-not-allowed = { $person } の証明書は正しいのですが、エンドポイントが接続を許可しません。
finding-client-not-allowed-why = クライアント接続ハンドラーか承認ポリシーが拒否しています。
finding-client-not-allowed-do = エンドポイントの接続ハンドラーとポリシーを確認してください。

# トンネル、経路、接続先
finding-not-connected = このパソコンで VPN が接続されていないため、{ $host } に届きません。
finding-not-connected-do = このプロファイルで VPN クライアントを接続してから、もう一度確認してください。
finding-route-none = { $address } への経路がありません。
finding-route-none-why = トンネルはつながっていますが、このアドレスのルートがエンドポイントから渡されていません。
finding-route-none-do = { $address } を含む範囲のルートを、関連付けられたすべてのサブネットについてエンドポイントに追加し、承認ルールも追加してください。
finding-route-outside = { $address } への経路がトンネル（{ $adapter }）ではなく { $other } に向いています。
finding-route-outside-why = このアドレスのルートがエンドポイントから渡されていないか、ローカルネットワークに同じ範囲があります。
finding-route-outside-do = { $address } を含む範囲のルートを、関連付けられたすべてのサブネットについてエンドポイントに追加し、接続し直してください。
finding-route-other-vpn = { $address } への経路が別の VPN（{ $other }）に向いています。
finding-route-other-vpn-do = { $other } を切断してから、もう一度確認してください。
finding-target-name = { $host } という名前がここではわかりません。
finding-target-name-why = プライベートな名前は VPN の DNS サーバーだけが知っており、エンドポイントがそれを渡している必要があります。
finding-target-name-do = サーバーのアドレスで試してください。名前が必要なら、エンドポイントに DNS サーバーを設定します。
finding-target-port-refused = { $host } は応答しますが、ポート { $port } では何も待ち受けていません。
finding-target-port-refused-why = トンネル、ルール、サーバーは正常です。サービスが動いていないか、ポートが違います。
finding-target-port-refused-do = サーバーでサービスを起動するか、正しいポートで試してください。
finding-target-port-closed = { $host } は ping に応答しますが、ポート { $port } は応答しません。
finding-target-port-closed-why = サーバーのセキュリティグループかファイアウォールがこのポートを許可していません。
finding-target-port-closed-do = サーバーのセキュリティグループで、エンドポイントのセキュリティグループからのポート { $port } を許可してください。
finding-target-silent = トンネルはつながっていますが、{ $host } が ping にも TCP にも応答しません。
finding-target-silent-why = 次の順に考えられます。承認ルールの範囲外、（エンドポイントまたはサーバーの）セキュリティグループの不許可、関連付けられたサブネットのどれかでのルートの不足、サーバーの停止。
finding-target-silent-do = AWS 側を確認してください（「doctor」で調べられます）。{ $host } についての承認ルール、セキュリティグループ、ルートです。
finding-target-silent-carries = トンネルは機能しています（VPC の DNS サーバーが応答）が、{ $host } が応答しません。
finding-target-silent-carries-why = サーバーが止まっているか、セキュリティグループがエンドポイントを許可していません。
finding-target-silent-carries-do = サーバーが動いているかを確かめ、セキュリティグループでエンドポイントのセキュリティグループを許可してください。
finding-target-unreachable = { $host } に届かないとトンネルの先のルーターが答えました。
finding-target-unreachable-why = そのアドレスのサーバーがないか、トンネルの先のルートが不足しています。
finding-target-unreachable-do = サーバーが動いていてこのアドレスを持つかを確かめ、次にエンドポイントと VPC のルートを確認してください。
finding-target-lossy = { $host } は応答しますが、ping { $total } 回のうち { $lost } 回が失われました。
finding-target-lossy-do = このパソコンの Wi-Fi やインターネット接続を確かめてください。どこからでも同じなら、サーバーを確認します。
finding-target-large = 大きなパケットが失われています。{ $size } バイトには応答がなく、{ $passes } バイトには応答があります。
finding-target-large-why = サインインや小さなページは動きますが、ダウンロードやファイル共有が止まります。途中に小さなパケットしか通さない所があります。
finding-target-large-do = プロファイルに「mssfix { $mssfix }」の行を加え、接続し直してください。
finding-dns-silent = VPN の DNS サーバー（{ $resolver }）が応答しません。
finding-dns-silent-why = 承認ルールやルートの範囲外か、サーバーがそこにありません。
finding-dns-silent-do = ルールとルートに { $resolver } を含めるか、エンドポイントに別の DNS サーバーを設定してください。
finding-dns-no-name = { $name } という名前を知る DNS サーバーがありません。
finding-dns-no-name-why = 名前が違う、プライベートゾーンが VPC に関連付けられていない、またはエンドポイントが VPC の DNS サーバーを渡していません。
finding-dns-no-name-do = 名前を確かめ、次にエンドポイントの DNS サーバー（VPC の範囲の 3 番目のアドレス）とプライベートゾーンを確認してください。
finding-dns-not-used = VPN の DNS サーバー（{ $resolver }）は { $name } を知っていますが、このパソコンはそこに問い合わせていません。
finding-dns-not-used-why = 別のアダプターの DNS サーバーが優先されています。Linux では VPN クライアントが設定する必要があります。
finding-dns-not-used-do = DNS を設定する VPN クライアントで接続し直すか、Linux ではプロファイルに「dhcp-option DOMAIN-ROUTE .」を加えてください。

# プロファイルの直し方
finding-profile-cert-expired-do = この人の証明書を更新し、新しいプロファイルを渡してください。
finding-profile-cert-expires-soon-do = それまでにこの人の証明書を更新してください。
finding-profile-key-mismatch-do = この証明書と組になる鍵を入れるか、プロファイルを作り直してください。
finding-profile-chain-do = エンドポイントの認証局が 1 つなら、その認証局で証明書を発行してください。認証局が 2 つなら、これで正常です。
finding-profile-cert-usage-do = 本人の証明書と鍵を入れるか、プロファイルを作り直してください。
finding-profile-cert-is-ca-do = 本人の証明書を入れるか、プロファイルを作り直してください。
finding-profile-file-unreadable-do = ファイルをそこに置く、パスを直す、またはすべてを含むプロファイルを使ってください。
finding-profile-runs-programs-do = このファイルは使わないでください。どこから来たものかを確かめてください。
finding-profile-key-encrypted-do = パスフレーズを用意するか、暗号化されていない鍵のプロファイルを依頼してください。
finding-profile-unknown-directive-do = AWS VPN Client が受け付けないときは、この行を削除してください。
finding-profile-ca-expired-do = 全員分の新しい認証局と証明書が必要です。
finding-profile-ca-expires-soon-do = 更新を計画してください。全員に新しいプロファイルが必要です。
finding-profile-cert-weak-do = 新しい証明書（RSA 2048、SHA-256）を発行してください。
finding-profile-empty-do = ファイルをもう一度入手してください。
finding-profile-not-a-profile-do = 名前が .ovpn で終わるファイルを選んでください。

# 直した内容
mend-encoding = UTF-8 で保存
mend-bom = 先頭のマーク（BOM）を削除
mend-line-ends = 改行を統一
mend-signs = 引用符、全角文字、見えない文字を通常の文字に変更
mend-letters = 「{ $subject }」を小文字に変更
mend-remote = 「remote」を名前とポートの形に変更
mend-block-closed = <{ $subject }> を閉じました
mend-block-opened = <{ $subject }> の開始を追加
mend-block-stray = 余分な </{ $subject }> を削除
mend-pem = <{ $subject }> の証明書または鍵の形を整理
mend-refused = AWS VPN Client 6 が受け付けない「{ $subject }」を削除
mend-tun = ブリッジを「dev tun」に変更
mend-added = AWS のプロファイルに必ずある「{ $subject }」を追加
mend-paths = 「{ $subject }」のパスを OpenVPN の書き方に変更
mend-file-beside = 「{ $subject }」のパスを、プロファイルと同じフォルダーのファイルに変更
mend-twice = 重複した「{ $subject }」を削除
mend-pair = 「{ $subject }」に、同じフォルダーで唯一合うファイルを指定

# コマンドライン
cli-check-dns = VPN の DNS サーバーが知っているはずの名前
cli-check-mend = 直したコピーを OUT に書き出します（本人だけが読めます）
cli-check-layer = { $layer }: { $state } – { $words }
cli-check-ready = 見える範囲では正常です。VPN は接続されていません。
cli-check-mendable = { $count ->
        [one] 1 件はコピーの中で直せます: --mend OUT
       *[other] { $count } 件はコピーの中で直せます: --mend OUT
    }
cli-check-mended = { $count ->
        [0] 直す点はありませんでした。コピー: { $path }
        [one] 1 点を直しました: { $path }
       *[other] { $count } 点を直しました: { $path }
    }

# 確認の図
map-link-working = ここまでを確認中です。
map-link-passed = ここまで通じています。
map-link-broken = ここで切れています。

# ページ
checking-heading = 接続はどこで切れていますか
checking-lead = プロファイルを選ぶと、このパソコンとサーバーの間の 8 項目を順に確認します。何も変更せず、AWS の権限も不要です。権限があれば AWS 側も確認します。
checking-file = プロファイル（.ovpn）
checking-file-hint = このページのどこにでもドロップできます。壊れたファイルでもかまいません。
checking-drop-here = ここにドロップすると、このプロファイルを確認します。
checking-choose = 選択…
checking-choose-title = プロファイルの選択
checking-choose-kind = VPN プロファイル
checking-choose-any = すべてのファイル
checking-known = このパソコンのプロファイル
checking-known-pick = このパソコンから…
checking-known-of = { $name }（{ $vpn }）
checking-host = VPN の先のサーバー（任意）
checking-host-hint = VPN の接続中に応答するはずのアドレスか名前です。
checking-port = TCP ポート（任意）
checking-name = 調べるプライベートな名前（任意）
checking-name-hint = VPN の DNS サーバーだけが知っている名前です。
checking-start = 確認
checking-again = もう一度確認
checking-stop = 停止
checking-stopping = 停止しています…
checking-practice = 練習モードでは、エンドポイントはインターネット上にありません。プロファイル、このパソコン、練習用の AWS だけを確認し、小さなサービスがサーバーの代わりに応答します。
problem-checking-no-file = 先にプロファイルを選んでください。
problem-checking-bad-port = ポートは 1 から 65535 の数字です。
checking-running = 確認中: { $layer }
checking-stopped = 停止しました。ここまでの結果は下のとおりです。
checking-ok = 接続は正常です。{ $target } が VPN 経由で応答しました。
checking-ok-connected = VPN は接続されており、問題はありません。
checking-ok-ready = 妨げになるものはありません。VPN クライアントを接続し、サーバーのアドレスを入れてもう一度確認してください。
checking-reached = { $target } が応答しました。
checking-warned = { $count ->
        [one] 接続できます（注意 1 件）。
       *[other] 接続できます（注意 { $count } 件）。
    }
checking-broken = { $title }
checking-layers = 確認した項目
checking-row = { $layer }: { $state }。{ $words }
checking-seconds = { $seconds } 秒
checking-who = 対処できる人: { $who }
checking-do = 対処
checking-line = { $title }（{ $line } 行目）
checking-save-mended = 直したコピーを保存…
checking-mended = { $count ->
        [one] 1 点
       *[other] { $count } 点
    }を直して { $path } に保存しました: { $changes }
checking-save-report = レポートを保存…
checking-saved = 保存しました: { $path }
checking-copy = ヘルプデスク用にコピー
checking-copied = コピーしました。鍵やパスワードは含まれていません。
checking-check-mended = コピーを確認

# レポート
checking-report = 接続の確認
checking-report-made = 作成日時
checking-report-profile = プロファイル
checking-report-endpoint = エンドポイント
checking-report-person = 証明書
checking-report-target = 試した相手
checking-report-result = 結果
checking-report-ok = 妨げになるものはありません
checking-report-not-ok = 切れている所: { $layer }
checking-report-stopped = 途中で停止
checking-report-layers = 項目
checking-report-findings = 見つかったこと
checking-report-none = なし
checking-report-broken = 障害
checking-report-warning = 注意
checking-report-no-secret = このレポートに鍵、証明書、パスワードは含まれていません。
